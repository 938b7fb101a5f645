"""What is asked for a page at a time, or of many, is what is asked for as a whole."""

from dataclasses import replace
from datetime import date

import pytest
from ledger.made_up import MADRID, PARIS, RUN, act, document, madrid, paris, statement

from garant.ledger import Asked, searching
from garant.model import Reading, Speaker, Verdict

DAYS = [None, date(2025, 9, 4), None, date(2025, 9, 1), date(2025, 9, 4), None, date(2024, 1, 1)]


def dated(number, day):
    reading = paris(f"{number}.txt", published=day)
    text = f"{reading.document.text}Dépêche {number}.\n"
    return replace(reading, document=replace(reading.document, text=text))


@pytest.fixture
def many(ledger):
    ledger.record([dated(number, day) for number, day in enumerate(DAYS)], RUN)
    return ledger


@pytest.mark.parametrize("wanted", [Asked(), Asked(party="NOR"), Asked(target="UKR")])
def test_pages_of_acts_are_the_whole_cut_up(many, wanted):
    whole = [record.key for record in many.acts(wanted)]
    days = [record.day for record in many.acts(wanted)]

    assert sorted(filter(None, days), reverse=True) == days[: len(whole) - days.count(None)]
    for size in (1, 2, 3, 100):
        pages = [
            record.key
            for start in range(0, len(whole) + 3, size)
            for record in many.acts(replace(wanted, limit=size, offset=start))
        ]
        assert whole == pages
    for start in range(len(whole) + 2):
        assert whole[start:] == [one.key for one in many.acts(replace(wanted, offset=start))]


def test_pages_of_statements_and_documents_are_the_whole_cut_up(many):
    for ask in (many.statements, many.documents):
        whole = [one.key for one in ask()]
        pages = [one.key for start in range(0, 16, 3) for one in ask(Asked(limit=3, offset=start))]
        assert whole == pages


def test_words_are_found_in_every_window(many, monkeypatch):
    whole = [found.passage for found in many.search("soldats")]
    monkeypatch.setattr(searching, "_FIRST_WINDOW", 2)
    monkeypatch.setattr(searching, "_WIDER", 2)

    found = many.search("soldats")

    assert 14 == len(found)
    assert whole == [each.passage for each in found]
    assert [found[3].document.key] == [
        each.document.key for each in many.search("soldats", Asked(limit=1, offset=3))
    ]


def test_words_are_looked_for_in_what_the_party_does_or_says(ledger):
    ledger.record([paris(), madrid()], RUN)

    def found(words, **wanted):
        return [each.words for each in ledger.search(words, Asked(**wanted))]

    assert 1 == len(found("sapeurs", party="ESP"))
    assert [] == found("sapeurs", party="NOR")
    assert [] == found("Portugal", party="NOR")
    assert ["Le Portugal exclut tout envoi de troupes."] == found("Portugal", party="PRT")
    assert [] == found("Portugal", party="PRT", target="UKR")


def test_words_are_looked_for_in_what_a_person_stands_behind(ledger):
    ledger.record([paris(), madrid()], RUN)
    (portugal,) = ledger.acts(Asked(party="PRT"))
    said = next(one for one in ledger.statements() if one.words == "la promesse fragile")

    assert [] == ledger.search("promesse", Asked(reviewed=True))
    ledger.review(portugal.key, Verdict.ACCEPT, who="Anna")
    ledger.review(said.key, Verdict.ACCEPT, who="Anna")

    assert ["la promesse fragile"] == [
        each.words for each in ledger.search("promesse", Asked(reviewed=True))
    ]
    assert 1 == len(ledger.search("troupes", Asked(reviewed=True)))
    assert [] == ledger.search("soldats", Asked(reviewed=True))


def test_words_of_who_says_little_and_of_who_says_much_are_found_alike(ledger, monkeypatch):
    text = f"{PARIS}{MADRID}"
    says = [
        statement(text, "La Norvège enverra 300 soldats", Speaker("Lund", "NOR", "Lund")),
        statement(text, "La Norvège, elle, hésite encore", Speaker("Solheim", "NOR", "Solheim")),
    ]
    made = document("deux.txt", text)
    ledger.record([Reading(made, tuple(says), (act(text, "Le Portugal exclut"),))], RUN)

    little = [each.words for each in ledger.search("norvege", Asked(speaker="LUND"))]
    monkeypatch.setattr(searching, "_LITTLE", 0)
    much = [each.words for each in ledger.search("norvege", Asked(speaker="LUND"))]

    assert ["La Norvège enverra 300 soldats"] == little == much


def test_as_of_a_day_counts_the_day_of_the_party_too(many):
    for day in (date(2024, 1, 1), date(2025, 9, 1), date(2025, 9, 4)):
        said = [record.day for record in many.acts(Asked(party="PRT", as_of=day))]

        assert sorted((one for one in DAYS if one and one <= day), reverse=True) == said
