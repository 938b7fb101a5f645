"""What stands in one document, on which days documents were published, and keys by first signs."""

from datetime import date

import pytest
from ledger.made_up import BETTER_RUN, RUN, document, madrid, paris

from garant.ledger import Asked, counts_inside, document_days, places_inside
from garant.model import Reading, Verdict


def test_what_stands_in_a_document_comes_in_the_order_of_its_text(ledger):
    (recorded,) = ledger.record([paris()], RUN)
    places = places_inside(ledger, recorded.document)

    assert sorted(places) == list(places)
    assert {each.key for each in ledger.acts()} | {each.key for each in ledger.statements()} == {
        place.key for place in places
    }


def test_what_was_rejected_stands_in_no_document(ledger):
    (recorded,) = ledger.record([paris()], RUN)
    (norway,) = ledger.acts(Asked(party="NOR"))
    ledger.review(norway.key, Verdict.REJECT, who="Ada")

    assert norway.key not in {place.key for place in places_inside(ledger, recorded.document)}


def test_acts_and_statements_are_counted_by_document(ledger):
    first, second = ledger.record([paris(), madrid()], RUN)
    (norway,) = ledger.acts(Asked(document="paris.txt", party="NOR"))
    ledger.review(norway.key, Verdict.REJECT, who="Ada")
    third = "a" * 24

    assert {first.document: (1, 2), second.document: (2, 1), third: (0, 0)} == counts_inside(
        ledger, [first.document, second.document, third]
    )


def test_days_are_told_with_how_many_documents_they_have(ledger):
    other = Reading(document("three.txt", "Un autre texte."), (), ())
    ledger.record([madrid(), paris(), other], RUN)

    assert ((date(2025, 9, 4), 2), (date(2025, 10, 1), 1)) == document_days(ledger)


def test_a_document_counts_on_the_day_of_its_latest_reading(ledger):
    ledger.record([paris()], RUN)
    (before,) = ledger.documents()
    ledger.record([paris(published=date(2025, 9, 5))], BETTER_RUN)

    assert ((date(2025, 9, 5), 1),) == document_days(ledger)
    assert ((date(2025, 9, 4), 1),) == document_days(ledger, known_at=before.recorded)


def test_a_document_without_a_day_counts_on_none(ledger):
    ledger.record([paris(published=None)], RUN)

    assert () == document_days(ledger)


def test_every_beginning_of_a_key_names_it(ledger):
    # Of so many keys some have a z, which is the last of the signs in any order of texts.
    ledger.record([Reading(document(f"{n}.txt", f"Texte {n}."), (), ()) for n in range(40)], RUN)
    keys = [each.key for each in ledger.documents()]
    begun = [key[: key.index("z", 8)] for key in keys if "z" in key[8:]]

    assert len(begun) > 5
    for signs in begun:
        assert signs == ledger.documents(Asked(document=signs))[0].key[: len(signs)]
        assert "document" == ledger.kind_of(signs)


@pytest.mark.parametrize(
    ("titled", "expected"),
    [
        ("sommet", ["élysée.txt", "paris.txt"]),
        ("SOMMET fjord", ["élysée.txt", "paris.txt"]),
        ("ÉLYSÉE", ["élysée.txt"]),
        ("un%", []),
        ("un_sommet", []),
        ("madrid meseta", ["madrid.txt"]),
        ("madrid fjord", []),
        ("https exemple", ["madrid.txt"]),
    ],
)
def test_documents_are_found_by_words_of_their_frame(ledger, titled, expected):
    palace = Reading(document("élysée.txt", "Un texte."), (), ())
    ledger.record([paris(), madrid(url="https://exemple.example/a"), palace], RUN)

    assert expected == sorted(
        (each.id for each in ledger.documents(Asked(titled=titled))), reverse=True
    )


def test_documents_are_found_by_whether_the_reader_doubted(ledger):
    ledger.record([paris(), madrid()], RUN)

    assert ["paris.txt"] == [each.id for each in ledger.documents(Asked(doubtful=True))]
    assert ["madrid.txt"] == [each.id for each in ledger.documents(Asked(doubtful=False))]
