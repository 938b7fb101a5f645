"""Dates and datelines."""

from datetime import date

import pytest

from garant.reading.frame.dateline import read_dateline
from garant.reading.frame.dates import find_dates, with_year
from garant.reading.frame.units import Unit
from garant.reading.frame.words import fold, frame_words

FR, EN = frame_words("fr"), frame_words("en")


def unit(line):
    return Unit(0, len(line), line, 0, 1)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Publié le : 4 septembre 2025", date(2025, 9, 4)),
        ("PARIS, 4 sept. 2025 (Polypresse)", date(2025, 9, 4)),
        ("mercredi 1er octobre 2025", date(2025, 10, 1)),
        ("ven. 5 déc. 2025", date(2025, 12, 5)),
        ("le 21/11/2025 à 19:03", date(2025, 11, 21)),
        ("03-12-2025 à 18h02", date(2025, 12, 3)),
        ("08.02.26", date(2026, 2, 8)),
        ("2025-11-18 20:14", date(2025, 11, 18)),
        ("15\u00a0août\u00a02025", date(2025, 8, 15)),
    ],
)
def test_french_dates_are_read(line, expected):
    assert [expected] == [found.day for found in find_dates(fold(line), FR)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sept 4, 2025", date(2025, 9, 4)),
        ("Tue 6 Jan 2026", date(2026, 1, 6)),
        ("Thursday, February 12, 2026", date(2026, 2, 12)),
        ("Mon, 24 Nov, 2025 - 06:00", date(2025, 11, 24)),
        ("Nov 28th 2025", date(2025, 11, 28)),
        ("the 6th of January 2026", date(2026, 1, 6)),
        ("04/09/2025", date(2025, 9, 4)),
        ("09/24/2025", date(2025, 9, 24)),
    ],
)
def test_english_dates_are_read(line, expected):
    assert [expected] == [found.day for found in find_dates(fold(line), EN)]


@pytest.mark.parametrize(
    "line",
    ["septembre 2025", "hier à 18h30", "31/02/2025", "20h55", "article 5", "v1.2.3", "12/13"],
)
def test_what_is_no_day_is_not_read(line):
    assert [] == [found for found in find_dates(fold(line), FR) if found.day]


def test_a_day_that_could_be_a_month_is_in_doubt_only_where_usage_differs():
    assert [True] == [found.unsure_order for found in find_dates("04/09/2025", EN)]
    assert [False] == [found.unsure_order for found in find_dates("04/09/2025", FR)]


def test_the_weekday_decides_the_year():
    (found,) = find_dates("jeudi 4 septembre", FR)

    assert date(2025, 9, 4) == with_year(found, [2026, 2025])
    assert with_year(found, [2026]) is None


def test_without_a_weekday_only_one_year_will_do():
    (found,) = find_dates("4 septembre", FR)

    assert date(2025, 9, 4) == with_year(found, [2025, 2025])
    assert with_year(found, [2025, 2026]) is None


REST = "Vingt-six pays se sont engagés jeudi à participer à une force de réassurance."


@pytest.mark.parametrize(
    ("prefix", "agency"),
    [
        ("PARIS, 4 sept. 2025 (Polypresse) - ", "Polypresse"),
        ("PARIS, 4 sept (Polypresse) -- ", "Polypresse"),
        ("PARIS, jeudi 4 septembre 2025 (Polypresse) – ", "Polypresse"),
        ("PRISTINA (Kosovo), 12 déc 2025 (Polypresse) - ", "Polypresse"),
        ("New York, 5 novembre 2025 (APX) - ", "APX"),
        ("Kyiv, le 9 octobre 2025. /DniproPresse/. ", "DniproPresse"),
        ("Bruxelles (Polypresse) — ", "Polypresse"),
        ("(Polypresse) - ", "Polypresse"),
        ("VOUZIERS. ", None),
        ("LEHIGH ACRES, Fla. — ", None),
        ("LE CAIRE/PARIS - ", None),
        ("Genève, le 3 mars 2026 - ", None),
        ("ANALYSE. ", None),
        ("Chronique | ", None),
    ],
)
def test_a_dateline_is_cut_off(prefix, agency):
    line = read_dateline(unit(prefix + REST), FR)

    assert (len(prefix), agency) == (line.length, line.agency)


@pytest.mark.parametrize(
    "line",
    [
        "M. Macron a dit que la France enverrait des soldats.",
        "400. L'envoi de 400 militaires a été confirmé hier.",
        "Non. Les premiers appareils neufs arriveront dans trois ans.",
        "L'OTAN - c'est nouveau - ne dit plus non à rien.",
        "À Moscou, le 4 septembre 2025, on a ironisé sur ce projet.",
        "Le Hamas (Gaza) - dont le chef est mort - refuse ce plan.",
        "Emmanuel Macron a reçu (jeudi) le Premier ministre polonais.",
    ],
)
def test_a_sentence_has_no_dateline(line):
    assert read_dateline(unit(line), FR) is None
