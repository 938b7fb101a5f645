import json
from dataclasses import replace

import pytest
from cli.asking import ask, rows, sheet
from told import BETTER_RUN, READINGS

from garant.model import Verdict


def test_without_words_all_statements_are_shown_the_latest_first(ledger_here):
    shown = rows("quotes")

    assert 5 == len(shown)
    assert sorted((quote["day"] for quote in shown), reverse=True) == [q["day"] for q in shown]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["etrangere"], 1),
        (["ETRANGÈRE"], 1),
        (["soldats"], 4),
        (["soldats", "chancelier"], 2),
        (["soldats chancelier"], 0),
        (["des soldats"], 2),
        (["frégate", "OR", "étrangère"], 2),
        (["soldats OR étrangère"], 5),
        (["étrang*"], 1),
        (['"'], 0),
        (["AND"], 0),
        (["NEAR(a"], 0),
    ],
)
def test_words_are_looked_for(ledger_here, words, expected):
    assert expected == len(rows("quotes", *words))


def test_a_word_may_be_left_out(ledger_here):
    result = ask("quotes", "--json", "soldats", "--", "-chancelier")

    assert 2 == len(json.loads(result.stdout))


def test_options_narrow_the_answer(ledger_here):
    assert 2 == len(rows("quotes", "--speaker", "Merz"))
    assert 1 == len(rows("quotes", "soldats", "--speaker", "macron"))
    assert 2 == len(rows("quotes", "--speaker-party", "France"))
    assert 1 == len(rows("quotes", "--anonymous"))
    assert 4 == len(rows("quotes", "--named"))
    assert 1 == len(rows("quotes", "--until", "2026-03"))
    assert 2 == len(rows("quotes", "soldats", "--document", "mars.txt"))


def test_a_statement_takes_the_acts_of_its_words_along(ledger_here):
    (quote,) = rows("quotes", "cessez-le-feu")

    assert "Macron" == quote["speaker"]["person"]
    assert [act["key"] for act in rows("acts", "--condition", "ceasefire")] == quote["acts"]


def test_what_shows_an_act_is_found_without_a_speaker(ledger_here):
    (quote,) = rows("quotes", "frégate")

    assert (None, None, None) == (quote["key"], quote["speaker"], quote["day"])
    assert "no date" in ask("quotes", "frégate").stdout


def test_a_table_shows_who_said_what_and_where(ledger_here):
    (quote,) = rows("quotes", "étrangère")
    shown = ask("quotes", "étrangère").stdout

    assert "?  2026-04-10  RUS Poutine  indirect  La Russie s'oppose" in shown
    assert f"{quote['key'][:8]} · L'Exemple · Titre de avril.txt · shows act " in shown


def test_an_unnamed_source_is_said_to_be_unnamed(ledger_here):
    assert "FRA (unnamed)" in ask("quotes", "--anonymous").stdout


def test_what_a_person_rejected_is_not_shown(ledger_here):
    (quote,) = rows("quotes", "étrangère")
    ledger_here.review(quote["key"], Verdict.REJECT, who="Anna")

    assert [None] == [each["key"] for each in rows("quotes", "étrangère")]
    assert 4 == len(rows("quotes"))


def test_what_only_an_earlier_reading_found_is_not_shown(ledger_here):
    ledger_here.record([replace(READINGS[1], statements=(), acts=())], BETTER_RUN)

    assert [] == rows("quotes", "étrangère")


def test_json_and_csv_show_the_same(ledger_here):
    shown, cells = rows("quotes", "soldats"), sheet("quotes", "soldats")

    assert [quote["content"]["text"] for quote in shown] == [
        row["content"].removeprefix("'") for row in cells
    ]
    assert [quote["key"] or "" for quote in shown] == [row["statement"] for row in cells]


def test_a_cut_answer_and_an_empty_one_are_told(ledger_here):
    assert "there are more; --limit 0 shows all" in ask("quotes", "--limit", "2").stderr
    assert "garant: nothing in the ledger answers\n" == ask("quotes", "introuvable").stderr


def test_statements_without_a_day_are_counted_where_days_are_asked_for(ledger_here):
    statement = replace(READINGS[1].statements[0], content=READINGS[3].acts[0].evidence[0])
    ledger_here.record([replace(READINGS[3], statements=(statement,))], BETTER_RUN)

    assert "1 statement without a date is left out" in ask("quotes", "--since", "2026").stderr


def test_statements_may_be_asked_for_by_how_they_are_reported(ledger_here):
    assert 5 == len(rows("quotes", "--mode", "indirect"))
    assert [] == rows("quotes", "--mode", "direct")
    assert "unknown mode 'loud'" in ask("quotes", "--mode", "loud").stderr
