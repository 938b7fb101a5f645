import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from publishing.records import (
    ACT,
    ACTS,
    BARE,
    CONTRADICTION,
    DOCUMENT,
    DOSSIER,
    ELSEWHERE,
    PASSAGE,
    POSITION,
    REFUSAL,
    STATEMENT,
    STATEMENT_DOSSIER,
    steered,
)

from garant import publishing
from garant.model import Standing

ANSWERS = {
    "acts": (publishing.view_acts, [ACT, REFUSAL], publishing.print_acts),
    "quotes": (publishing.view_quotes, [PASSAGE, ELSEWHERE, STATEMENT], publishing.print_quotes),
    "documents": (publishing.view_documents, [DOCUMENT, BARE], publishing.print_documents),
    "positions": (
        lambda found: publishing.view_positions(found, ACTS),
        [POSITION],
        publishing.print_positions,
    ),
    "contradictions": (
        lambda found: publishing.view_contradictions(found, ACTS),
        [CONTRADICTION],
        publishing.print_contradictions,
    ),
    "dossier": (
        lambda found: publishing.view_dossier(found[0]),
        [DOSSIER],
        publishing.print_dossier,
    ),
    "statement": (
        lambda found: publishing.view_statement_dossier(found[0]),
        [STATEMENT_DOSSIER],
        publishing.print_statement_dossier,
    ),
}
SHEETS = {
    "acts": publishing.ACTS,
    "quotes": publishing.QUOTES,
    "documents": publishing.DOCUMENTS,
    "positions": publishing.POSITIONS,
    "contradictions": publishing.CONTRADICTIONS,
}

KEYS = {
    "acts": ("act",),
    "quotes": ("statement",),
    "documents": ("document_key",),
    "positions": ("act",),
    "contradictions": ("first_act", "second_act"),
}


def printed(answer, records=None, width=None):
    view, given, show = ANSWERS[answer]
    out = StringIO()
    show(view(given if records is None else records), out, width=width)
    return out.getvalue()


def cells(answer, records=None):
    view, given, _ = ANSWERS[answer]
    out = StringIO(newline="")
    publishing.write_sheet(SHEETS[answer], view(given if records is None else records), out)
    return list(csv.DictReader(StringIO(out.getvalue(), newline="")))


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("width", [60, 75, 90, 100, 200])
def test_no_line_is_wider_than_asked(answer, width):
    assert [] == [line for line in printed(answer, width=width).splitlines() if len(line) > width]


@pytest.mark.parametrize("answer", ANSWERS)
def test_a_pipe_gets_no_colour_no_padding_and_no_empty_first_line(answer):
    shown = printed(answer)

    assert "\x1b" not in shown
    assert [] == [line for line in shown.splitlines() if line.endswith(" ")]
    assert not shown.startswith("\n")


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("width", [60, 100])
def test_no_text_can_steer_the_terminal(answer, width, monkeypatch):
    _, records, _ = ANSWERS[answer]
    monkeypatch.setattr("publishing.records.ACTS", ACTS)
    safe = {record.key: replace(steered(record), key=record.key) for record in ACTS.values()}
    monkeypatch.setitem(ANSWERS, "positions", _over(publishing.view_positions, "positions", safe))
    monkeypatch.setitem(
        ANSWERS, "contradictions", _over(publishing.view_contradictions, "contradictions", safe)
    )
    shown = printed(answer, [steered(record) for record in records], width=width)

    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown) == []
    assert "[bold]" in re.sub(r"\s", "", shown)


def _over(view, answer, acts):
    return lambda found: view(found, acts), *ANSWERS[answer][1:]


@pytest.mark.parametrize("width", [60, 200])
def test_an_act_shows_all_that_is_known_of_it(width):
    shown = " ".join(printed("acts", [ACT], width).split())

    for words in (
        *("2026-01-08", "SWE", "commit", "ground troops", "2 000 soldats", "UKR", "committed"),
        *("ceasefire", "à Lviv", "dès mars", "SWE Dupont", "actaaaaa"),
        *("La Suède enverra des gens […] sous conditions", "L'Exemple [state media, B]"),
        *("La force se précise", "2 copies, one source", "the page was updated since"),
    ):
        assert words in shown, words


@pytest.mark.parametrize("standing", Standing)
@pytest.mark.parametrize("width", [60, 100])
def test_a_sign_and_a_legend_tell_who_stands_behind_it(standing, width):
    lines = printed("acts", [replace(ACT, standing=standing)], width).splitlines()
    sign, meaning = lines[-1].split(" ", 1)

    assert [line[0] for line in lines if "2026-01-08" in line] == [sign]
    assert ("nobody" in meaning) == (standing is Standing.UNREVIEWED)


@pytest.mark.parametrize("width", [60, 100])
def test_a_document_shows_its_copies_update_doubts_and_flag(width):
    shown = " ".join(printed("documents", [DOCUMENT], width).split())

    for words in (
        *("2026-01-08", "docaaaaa", "fr", "La force se précise", "L'Exemple [state media, B]"),
        *("suède.txt", "https://exemple.example/force", "the page was updated since: docbbbbb"),
        *("one source with doc", "doubt: two dates: Two dates are shown."),
    ):
        assert words in shown, words


@pytest.mark.parametrize("width", [60, 100])
def test_what_has_no_day_says_so(width):
    assert "no date" in printed("acts", [REFUSAL], width)
    assert "no date" in printed("documents", [BARE], width)


@pytest.mark.parametrize("width", [60, 100])
def test_a_history_shows_each_step_and_what_is_against_it(width):
    shown = " ".join(printed("positions", width=width).split())

    for words in (
        *("SWE · ground troops", "Contested on 2026-01-08, between committed and excluded"),
        *("• taken", "↑ hardened", "committed !", "itself: SWE Dupont"),
        "not said again, nor taken back: us backstop",
        "so too actbbbbb",
        "! to the contrary, from as good a source: excluded; said by the text",
        "otherwise a lesser source: excluded",
        *("Beside it, without a rung", "On no known day"),
    ):
        assert words in shown, words


@pytest.mark.parametrize("width", [60, 100])
def test_a_contradiction_shows_both_sides(width):
    shown = printed("contradictions", width=width)

    assert "ITA · no capability · for whom unsaid: said 3 days apart" in shown
    assert ["actbbbbb", "actaaaaa"] == re.findall("act[ab]{5}", shown)


def test_a_dossier_shows_the_paragraph_with_the_evidence_marked():
    shown = " ".join(printed("dossier").split())

    assert "Avant, [[La Suède enverra des gens]], mais [[sous conditions]]. Après." in shown
    assert "Un début" not in shown
    assert "La fin" not in shown


def test_a_dossier_shows_reviews_and_readings():
    shown = " ".join(printed("dossier").split())

    assert "Anna: correct, now actbbbbb, taken back since. c'est Rome" in shown
    assert 'code 0.1.0 aaaa, words bbbb, pipeline carried cccc, {"language": "fr"}; in' in shown
    assert "a person, in an earlier reading" in shown
    assert "doubt: office without holder: Nobody holds it." in shown


def test_a_statement_shows_who_carries_it():
    shown = " ".join(printed("statement").split())

    assert "by way of AFP" in shown
    assert "said by unnamed (un diplomate)" in shown


@pytest.mark.parametrize("answer", SHEETS)
def test_a_sheet_has_a_cell_for_every_column(answer):
    assert cells(answer)
    for row in cells(answer):
        assert None not in row
        assert None not in row.values()


@pytest.mark.parametrize("answer", SHEETS)
def test_no_cell_is_a_formula(answer):
    view, records, _ = ANSWERS[answer]
    shown = view(records)
    out = StringIO(newline="")
    publishing.write_sheet(SHEETS[answer], [_as_formulas(each) for each in shown], out)
    rows = list(csv.reader(StringIO(out.getvalue(), newline="")))

    assert [] == [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    assert any(cell.startswith("'=") for row in rows for cell in row)


def _as_formulas(view):
    if isinstance(view, dict):
        return {name: _as_formulas(value) for name, value in view.items()}
    if isinstance(view, list):
        return [_as_formulas(value) for value in view]
    return f"={view}" if isinstance(view, str) else view


def test_a_sheet_of_positions_has_a_row_for_every_stance():
    parts = [row["part"] for row in cells("positions")]

    assert [
        *("leading", "leading", "backing", "contrary", "outranked", "beside", "undated"),
    ] == parts


def test_what_a_person_stands_behind_is_yes_or_no_in_a_sheet():
    assert ["yes", "no"] == [row["reviewed"] for row in cells("acts")]


@pytest.mark.parametrize("answer", SHEETS)
def test_the_terminal_and_the_sheet_are_made_of_the_same_views(answer):
    view, records, show = ANSWERS[answer]
    shown = view(records)
    before = repr(shown)
    show(shown, StringIO())
    publishing.write_sheet(SHEETS[answer], shown, StringIO(newline=""))

    assert before == repr(shown)
    for row in cells(answer):
        keys = [value for name, value in row.items() if name in KEYS[answer]]

        assert all(key[:8] in printed(answer) for key in keys if key)
