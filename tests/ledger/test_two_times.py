"""What was said by a day, and what was known by a moment, can be asked for again."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from ledger.made_up import BETTER_RUN, PARIS, RUN, act, document, madrid, paris

from garant.ledger import Asked, entries
from garant.model import Firmness, Kind, LinkKind, Reading, Verdict

FIRST = datetime(2025, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """A clock that goes an hour on with every entry, and can be set."""

    class Clock(datetime):
        moment = FIRST

        @classmethod
        def now(cls, tz=None):
            Clock.moment += timedelta(hours=1)
            return Clock.moment

    monkeypatch.setattr(entries, "datetime", Clock)
    return Clock


def parties(records):
    return sorted({record.act.actors[0].code for record in records})


def test_as_of_shows_what_was_said_by_the_day(ledger):
    ledger.record([madrid(), paris()], RUN)

    assert ["NOR", "PRT"] == parties(ledger.acts(Asked(as_of=date(2025, 9, 30))))
    assert ["ESP", "NOR", "PRT"] == parties(ledger.acts(Asked(as_of=date(2025, 10, 1))))
    assert [] == ledger.acts(Asked(as_of=date(2025, 9, 3)))
    assert [] == ledger.statements(Asked(as_of=date(2025, 9, 3)))
    assert [] == ledger.search("soldats", Asked(as_of=date(2025, 9, 3)))


def test_as_of_leaves_out_what_has_no_day(ledger):
    ledger.record([paris(published=None)], RUN)

    assert 2 == len(ledger.acts())
    assert [] == ledger.acts(Asked(as_of=date(2099, 1, 1)))


def test_known_at_shows_what_the_ledger_held_then(ledger, clock):
    ledger.record([madrid()], RUN)
    after_first = clock.moment
    ledger.record([paris()], RUN)

    assert [] == ledger.acts(Asked(known_at=FIRST))
    assert ["ESP", "NOR"] == parties(ledger.acts(Asked(known_at=after_first)))
    assert ["ESP", "NOR", "PRT"] == parties(ledger.acts(Asked(known_at=clock.moment)))
    assert 1 == len(ledger.documents(Asked(known_at=after_first)))


def test_known_at_shows_the_reading_of_then(ledger, clock):
    reading = paris()
    ledger.record([reading], RUN)
    then = clock.moment
    better = replace(reading, acts=(replace(reading.acts[0], firmness=Firmness.READY),))
    ledger.record([better], BETTER_RUN)

    assert [Firmness.READY] == [one.act.firmness for one in ledger.acts()]
    assert [Firmness.COMMITTED, Firmness.EXCLUDED] == sorted(
        one.act.firmness for one in ledger.acts(Asked(known_at=then))
    )


def test_known_at_shows_the_decisions_of_then(ledger, clock):
    ledger.record([paris()], RUN)
    (norway,) = ledger.acts(Asked(party="NOR"))
    before = clock.moment
    ledger.review(norway.key, Verdict.REJECT, who="Anna")
    rejected = clock.moment
    ledger.review(norway.key, Verdict.UNDO, who="Anna")

    assert ["NOR"] == parties(ledger.acts(Asked(party="NOR", known_at=before)))
    assert [] == ledger.acts(Asked(party="NOR", known_at=rejected))
    assert ["NOR"] == parties(ledger.acts(Asked(party="NOR")))


def test_positions_of_any_past_day_can_be_asked_for_again(ledger, clock):
    ledger.record([paris()], RUN)
    known = clock.moment
    ledger.record([madrid()], RUN)

    def rungs(**when):
        (position,) = ledger.positions(party="NOR", capability="ground_troops", **when)
        return [step.leading.firmness for step in position.steps]

    assert [Firmness.COMMITTED, Firmness.RELUCTANT] == rungs()
    assert [Firmness.COMMITTED] == rungs(as_of=date(2025, 9, 30))
    assert [Firmness.COMMITTED] == rungs(known_at=known)


def test_a_clock_set_back_keeps_the_order(ledger, clock):
    ledger.record([paris()], RUN)
    last = clock.moment
    clock.moment = FIRST - timedelta(days=1)
    ledger.record([madrid()], RUN)

    moments = [one.recorded for one in sorted(ledger.documents(), key=lambda one: one.id)]

    assert [last + timedelta(microseconds=1), last] == moments


def update(text, day):
    """A version of one page."""
    made = document("page.html", text, url="https://fjord.example/sommet", published=day)
    return Reading(made, (), (act(text, text.strip()),))


OLD = (
    "La Norvège enverra 300 soldats dès la signature, a dit la ministre à la presse à Oslo. "
    "Le contingent partirait de Narvik et resterait loin du front, le temps que les brigades "
    "ukrainiennes se reforment. Le Parlement norvégien doit encore voter les crédits.\n"
)
NEW = OLD.replace("300", "400")


def test_an_update_stands_for_the_page_from_its_day_on(ledger):
    ledger.record([update(OLD, date(2025, 9, 1)), update(NEW, date(2025, 9, 5))], RUN)

    (standing,) = ledger.acts()
    (before,) = ledger.acts(Asked(as_of=date(2025, 9, 4)))

    assert "400" in standing.words[0]
    assert "300" in before.words[0]
    assert standing.document.key == ledger.act(before.key).document.superseded_by


def test_an_older_version_taken_in_later_does_not_stand_for_the_newer(ledger):
    ledger.record([update(NEW, date(2025, 9, 5))], RUN)
    ledger.record([update(OLD, date(2025, 9, 1))], RUN)

    (standing,) = ledger.acts()

    assert "400" in standing.words[0]


def test_a_person_may_part_what_was_taken_for_an_update(ledger):
    ledger.record([update(OLD, date(2025, 9, 1)), update(NEW, date(2025, 9, 5))], RUN)
    first, second = (one.key for one in ledger.documents())

    kind = ledger.link(first, second, same=False, who="Anna", why="two reports")

    assert LinkKind.UPDATE == kind
    assert 2 == len(ledger.acts())
    assert {None} == {one.superseded_by for one in ledger.documents()}


def test_a_page_that_always_shows_the_newest_report_is_no_update(ledger):
    other = (
        "Le Portugal, réuni à Lisbonne, exclut tout envoi de troupes hors de ses frontières.\n" * 3
    )
    ledger.record([update(OLD, date(2025, 9, 1)), update(other, date(2025, 9, 5))], RUN)

    assert 2 == len(ledger.acts())


def test_a_copy_is_the_same_source_and_stays_visible(ledger):
    # A long enough text, as two papers print it.
    text = PARIS + "".join(
        f"Le {number} du mois, les délégations de Narvik ont revu point par point l'annexe "
        f"{number} du texte, sans rien changer à ce qui avait été promis la semaine {number}.\n"
        for number in range(2, 12)
    )
    words = "Le Portugal exclut tout envoi de troupes."
    refusal = {"kind": Kind.REFUSE, "firmness": Firmness.EXCLUDED}
    first = Reading(document("a.txt", text), (), (act(text, words, "PRT", **refusal),))
    other = "Ce que disent les capitales\n" + text
    second = Reading(
        document("b.txt", other, publisher="Le Rabelo"),
        (),
        (act(other, words, "PRT", **refusal),),
    )

    outcomes = ledger.record([first, second], RUN)

    assert "copy" == outcomes[1].outcome.value
    assert (outcomes[0].document,) == outcomes[1].like
    (position,) = ledger.positions(party="PRT")
    assert 1 == position.last.sources
    assert 2 == len(ledger.acts())
    ledger.link(*(one.document for one in outcomes), same=False, who="Anna", why="two texts")
    (position,) = ledger.positions(party="PRT")
    assert 2 == position.last.sources
