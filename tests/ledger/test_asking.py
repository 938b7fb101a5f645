import time
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from garant.errors import QuestionError
from garant.ledger import Asked, ask, query_of
from garant.ledger.days import first_day, last_day, last_moment
from garant.model import Condition, Firmness, Kind

TODAY = date(2026, 2, 14)


def faults(**written):
    with pytest.raises(QuestionError) as error:
        ask(**written, today=TODAY)
    return str(error.value).splitlines()


def end_of(year, month, day):
    return datetime(year, month, day, 23, 59, 59, 999_999, tzinfo=UTC)


def test_what_is_left_out_asks_for_nothing():
    assert Asked() == ask()
    assert Asked() == ask(party="", since=" ", kinds=["", ","], limit=0)


def test_everything_that_can_be_asked_is_read():
    assert Asked(
        party="DEU",
        target="UKR",
        capability="ground_troops",
        kinds=(Kind.COMMIT, Kind.REFUSE),
        least=Firmness.READY,
        condition=Condition.CEASEFIRE,
        speaker="Merz",
        speaker_code="DEU",
        anonymous=False,
        since=date(2025, 9, 1),
        until=date(2025, 12, 31),
        document="mars.txt",
        reviewed=True,
        as_of=date(2026, 2, 14),
        known_at=end_of(2026, 1, 31),
        limit=5,
        offset=10,
    ) == ask(
        party="deu",
        target="Ukraine",
        capability="troupes au sol",
        kinds=["commit,refuse"],
        firmness="ready..",
        condition="ceasefire",
        speaker=" Merz ",
        speaker_party="Allemagne",
        anonymous=False,
        since="2025-09",
        until="2025",
        document="mars.txt",
        reviewed=True,
        as_of="today",
        known_at="2026-01",
        limit=5,
        offset=10,
        today=TODAY,
    )


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("FRA", "FRA"),
        ("fra", "FRA"),
        ("France", "FRA"),
        ("Royaume-Uni", "GBR"),
        ("royaume uni", "GBR"),
        ("États-Unis", "USA"),
        ("etats-unis", "USA"),
        ("Germany", "DEU"),
        ("UK", "GBR"),
        ("OTAN", "NATO"),
        ("Україна", "UKR"),
        ("République du Congo", "COG"),
    ],
)
def test_a_party_is_named_by_its_code_or_its_name(written, code):
    assert code == ask(party=written).party


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("FRN", "unknown party 'FRN'; did you mean FRA (France), FRO (Faroe Islands) or"),
        ("Frence", "unknown party 'Frence'; did you mean FRA (France)?"),
        ("Allemagn", "did you mean DEU (Germany)?"),
        ("Paris", "unknown party 'Paris'; did you mean FRA (France)?"),
        ("Congo", "'Congo' may be COD (Democratic Republic of the Congo) or COG (Republic of"),
        ("E3", "E3 stands for FRA, DEU and GBR; ask for one of them"),
        ("pays baltes", "BALTIC stands for EST, LVA and LTU; ask for one of them"),
        ("qqqqq", "unknown party 'qqqqq'; give a code such as FRA, or a name"),
    ],
)
def test_a_party_that_is_not_one_is_told_with_the_nearest(written, told):
    (line,) = faults(party=written)

    assert told in line


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("ground_troops", "ground_troops"),
        ("Ground troops", "ground_troops"),
        ("ground-troops", "ground_troops"),
        ("troupes au sol", "ground_troops"),
        ("filet de securite", "backstop"),
    ],
)
def test_a_capability_is_named_by_its_code_or_its_label(written, code):
    assert code == ask(capability=written).capability


def test_an_unknown_capability_is_told_with_the_nearest_and_all_there_are():
    (line,) = faults(capability="troops")

    assert line.startswith("unknown capability 'troops'; did you mean ground_troops? There are ")
    assert line.endswith("nato_membership and humanitarian")


@pytest.mark.parametrize(
    ("written", "least", "firmest"),
    [
        ("excluded", Firmness.EXCLUDED, Firmness.EXCLUDED),
        ("ready..", Firmness.READY, None),
        ("..possible", None, Firmness.POSSIBLE),
        ("possible..committed", Firmness.POSSIBLE, Firmness.COMMITTED),
        ("committed..possible", Firmness.POSSIBLE, Firmness.COMMITTED),
        (" Ready .. ", Firmness.READY, None),
    ],
)
def test_a_range_of_rungs_has_one_bound_or_two(written, least, firmest):
    asked = ask(firmness=written)

    assert (least, firmest) == (asked.least, asked.firmest)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("redy..", "unknown firmness 'redy'; did you mean ready? There are delivered, signed,"),
        ("..", "'..' is no range of rungs; write ready.., ..possible or excluded"),
        ("ready...", "unknown firmness '.'"),
    ],
)
def test_a_range_that_is_none_is_told(written, told):
    (line,) = faults(firmness=written)

    assert told in line


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-2", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-09-04", date(2025, 9, 4), date(2025, 9, 4)),
        (" 2025-9-4 ", date(2025, 9, 4), date(2025, 9, 4)),
        ("Today", TODAY, TODAY),
        ("aujourd'hui", TODAY, TODAY),
    ],
)
def test_a_day_may_be_a_month_or_a_year(written, first, last):
    assert (first, last) == (first_day(written, today=TODAY), last_day(written, today=TODAY))


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2025-02-30", "2025-02-30: there is no such day"),
        ("2025-13", "2025-13: there is no such month"),
        ("0000", "0000: there is no such year"),
        ("04/09/2025", "'04/09/2025' is no date; write a year, a month or a day, such as 2025,"),
        ("2025-09-04T10:00", "is no date"),
        ("٢٠٢٥", "is no date"),
        ("25", "is no date"),
        ("2025-", "is no date"),
        ("hier", "is no date"),
    ],
)
def test_a_date_that_does_not_exist_is_told(written, told):
    for read in (first_day, last_day):
        with pytest.raises(QuestionError) as error:
            read(written, today=TODAY)

        assert told in str(error.value)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2025-09-04", end_of(2025, 9, 4)),
        ("2025-09", end_of(2025, 9, 30)),
        ("today", end_of(2026, 2, 14)),
        ("2025-09-04T18:30:00Z", datetime(2025, 9, 4, 18, 30, tzinfo=UTC)),
        ("2025-09-04T18:30", datetime(2025, 9, 4, 18, 30, tzinfo=UTC)),
        (
            "2025-09-04T18:30:00.000001+02:00",
            datetime(2025, 9, 4, 18, 30, 0, 1, tzinfo=timezone(timedelta(hours=2))),
        ),
    ],
)
def test_a_moment_is_an_instant_or_the_end_of_a_day(written, moment):
    assert moment == last_moment(written, today=TODAY)


@pytest.mark.parametrize(
    "written",
    ["2025-09-04T25:00", "T", "2025-02-30T10:00", "2025-02-30", "0001-01-01T00:00+23:00", "soon"],
)
def test_a_moment_that_does_not_exist_is_told_in_one_line(written):
    (line,) = faults(known_at=written)

    assert written in line


def test_a_span_that_ends_before_it_begins_is_told():
    assert ["2026 to 2025 is no span of days; the first comes after the last"] == faults(
        since="2026", until="2025"
    )


def test_several_mistakes_are_told_at_once_and_each_once():
    assert 5 == len(
        faults(
            party="FRN",
            target="FRN",
            capability="trops",
            kinds=["promise"],
            condition="peace",
            since="2025-13",
        )
    )


def test_what_the_ledger_holds_needs_no_looking_up():
    def nothing_known():
        raise AssertionError

    held = {"MY_OWN", "my_capability"}.__contains__
    asked = ask(party="my_own", capability="My capability", is_held=held, ontology=nothing_known)

    assert ("MY_OWN", "my_capability") == (asked.party, asked.capability)


@pytest.mark.parametrize(
    ("words", "query"),
    [
        (["filet", "de", "sécurité"], "filet de sécurité"),
        (["filet de sécurité"], '"filet de sécurité"'),
        (["filet de sécurité", "Macron"], '"filet de sécurité" Macron'),
        (["troupes OR soldats"], "troupes OR soldats"),
        (["troupes -soldats"], "troupes -soldats"),
        (["troup* au sol"], "troup* au sol"),
        (['dit "au sol"'], 'dit "au sol"'),
        (["« au sol » Macron"], "« au sol » Macron"),
        ([""], ""),
    ],
)
def test_an_argument_of_several_words_is_looked_for_as_it_stands(words, query):
    assert query == query_of(words)


def test_many_long_names_that_nobody_has_are_refused_at_once():
    names = [f"{place} " + "nowhereland " * 40 for place in range(30)]
    began = time.process_time()
    for name in names:
        with pytest.raises(QuestionError, match="give a code"):
            ask(party=name)

    assert time.process_time() - began < 3
