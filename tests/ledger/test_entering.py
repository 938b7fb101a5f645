from dataclasses import replace
from datetime import date

import pytest
from told import RUN, Told, reading

from garant.errors import LedgerError
from garant.ledger import Asked, Entry, Ledger, Written, check, enter, list_deeds, source_at
from garant.model import Act, Actor, Document, Firmness, Kind, Outcome, Passage, Standing, Verdict

ADDRESS = "https://example.org/a"
ACT = Act(
    "",
    Kind.COMMIT,
    (Actor("", "FRA"),),
    targets=(Actor("", "UKR"),),
    capability="ground_troops",
    firmness=Firmness.READY,
)
SOURCE = Document("positions#1", "", url=ADDRESS, publisher="L'Exemple", published=date(2026, 3, 2))
WORDS = "La France enverra des soldats."


@pytest.fixture
def ledger(ledger_url):
    with Ledger.open(ledger_url) as opened:
        yield opened
        assert [] == list(check(opened.store))


def written(act=ACT, document=SOURCE, **more):
    return Written(act=act, document=document, **more)


def by(ledger, *acts, **options):
    return [one.entry for one in enter(ledger, acts, who="Anna", **options)]


def test_an_act_by_hand_stands_with_its_source_and_without_a_passage(ledger):
    assert [Entry.NEW] == by(ledger, written(why="positions, row 1"))

    (record,) = ledger.acts(Asked(reviewed=True))
    assert Standing.ENTERED == record.standing
    assert () == record.words == record.act.evidence
    assert (ADDRESS, "L'Exemple", date(2026, 3, 2)) == (
        record.document.url,
        record.document.publisher,
        record.day,
    )


def test_who_wrote_it_down_is_told_with_the_reason(ledger):
    by(ledger, written(why="positions, row 1"))

    (deed,) = list_deeds(ledger)

    assert ("Anna", "accept", "positions, row 1") == (deed.who, deed.what, deed.why)


def test_the_same_is_there_once_however_often_it_is_handed_in(ledger):
    by(ledger, written())

    assert [Entry.KNOWN, Entry.KNOWN] == by(ledger, written(), written())
    assert 1 == len(ledger.acts())


def test_what_is_handed_in_twice_at_once_is_there_once(ledger):
    assert [Entry.NEW, Entry.KNOWN] == by(ledger, written(), written())


def test_what_was_rejected_since_is_not_brought_back(ledger):
    by(ledger, written())
    ledger.review(ledger.acts()[0].key, Verdict.REJECT, who="Béa")

    assert [Entry.KNOWN] == by(ledger, written())
    assert [] == ledger.acts()


def test_a_row_that_was_changed_takes_the_place_of_what_it_said(ledger):
    by(ledger, written(replaces=True))
    later = written(
        replace(ACT, firmness=Firmness.POSSIBLE),
        replace(SOURCE, published=date(2026, 4, 1)),
        replaces=True,
    )

    assert [Entry.CHANGED] == by(ledger, later)
    assert [Entry.KNOWN] == by(ledger, later)
    assert [(Firmness.POSSIBLE, date(2026, 4, 1))] == [
        (record.act.firmness, record.day) for record in ledger.acts()
    ]


def test_looking_writes_nothing(ledger):
    assert [Entry.NEW] == by(ledger, written(), only_look=True)
    assert [] == ledger.acts()


def test_a_note_of_a_source_and_the_page_itself_are_one_source_and_both_stand(ledger):
    page = replace(
        reading("a", "2026-03-02", Told(WORDS, target="UKR"), url=ADDRESS), statements=()
    )
    noted = replace(SOURCE, text=WORDS)
    quoted = replace(ACT, firmness=Firmness.COMMITTED, evidence=(Passage(0, len(WORDS)),))
    by(ledger, written(quoted, noted))

    (recorded,) = ledger.record([page], RUN)

    assert Outcome.COPY == recorded.outcome
    assert {Standing.ENTERED, Standing.UNREVIEWED} == {one.standing for one in ledger.acts()}
    assert [None, None] == [one.superseded_by for one in ledger.documents()]


def test_notes_without_words_of_two_sources_are_two(ledger):
    other = replace(SOURCE, id="positions#2", url="https://example.org/b")
    by(ledger, written(), written(document=other))

    assert [(), ()] == [one.copies for one in ledger.documents()]


def test_nobody_writes_anything_down(ledger):
    with pytest.raises(LedgerError, match="needs a name"):
        list(enter(ledger, [written()], who=" "))


def test_words_are_found_where_they_stand_just_so(ledger):
    page = reading("a", "2026-03-02", Told(WORDS), url=ADDRESS)
    ledger.record([page], RUN)

    document, passage = source_at(ledger, ADDRESS, WORDS)

    assert WORDS == passage.of(document.text)
    assert None is source_at(ledger, ADDRESS, WORDS.lower())
    assert None is source_at(ledger, "https://example.org/b", WORDS)
