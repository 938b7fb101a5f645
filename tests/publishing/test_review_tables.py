"""What a person who reviews is shown."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime

from ledger.made_up import paris

from garant.model import (
    Act,
    Actor,
    ActRecord,
    DocumentRecord,
    Dossier,
    Firmness,
    Kind,
    Passage,
    Review,
    Speaker,
    StatementDossier,
    StatementRecord,
    Verdict,
)
from garant.publishing import (
    print_act_to_review,
    print_statement_to_review,
    view_dossier,
    view_statement_dossier,
)

MOMENT = datetime(2025, 9, 5, 7, 30, tzinfo=UTC)
PAPER = DocumentRecord(
    "docdocdoc", "fjord.txt", "Un sommet", "Le Fjord", published=date(2025, 9, 4), flag="owned"
)  # fmt: skip
PARTS = ("Oslo enverra", " des mots" * 200, "ses soldats")


def dossier(before="Avant. ", after=" Après.", parts=PARTS, **fields):
    within = "".join(parts)
    start = len(before)
    act = Act(
        "a",
        Kind.COMMIT,
        (Actor("Oslo", "NOR", "Dahl"),),
        firmness=Firmness.READY,
        speaker=Speaker("une source", anonymous=True),
        evidence=(
            Passage(start, start + len(parts[0])),
            Passage(start + len(within) - len(parts[-1]), start + len(within)),
        ),
    )
    record = ActRecord(
        "actactact", act, PAPER, PAPER.published, MOMENT, words=(parts[0], parts[-1])
    )
    empty = ((), (), (), (), (), ())
    return replace(Dossier(record, before, after, *empty, within=within, start=start), **fields)


def shown(one, **options):
    out = io.StringIO()
    print_act_to_review(view_dossier(one), out, width=100, **options)
    return out.getvalue()


def test_the_evidence_is_marked_and_what_lies_between_is_cut():
    text = " ".join(shown(dossier()).split())

    assert "Avant. [[Oslo enverra]] des mots" in text
    assert "… […] …" in text
    assert "[[ses soldats]] Après." in text
    assert 100 > text.count("des mots")


def test_fields_stand_under_the_names_by_which_they_are_corrected():
    lines = shown(dossier(), left="3 left").splitlines()

    assert lines[0].startswith("act actactac · 3 left ─")
    assert "2025-09-04 · Le Fjord [owned] · Un sommet · fjord.txt" == lines[1]
    assert "  actors      NOR Dahl (Oslo)" in lines
    assert "  firmness    ready" in lines
    assert "  speaker     unnamed (une source)" in lines
    assert not [line for line in lines if line.startswith("  targets")]


def test_copies_and_earlier_decisions_are_told():
    review = Review("r", Verdict.REJECT, "actactact", None, "Anna", "no\nreason", MOMENT)
    text = shown(dossier(reviews=(review,), copies=(replace(PAPER, key="copycopy", flag=None),)))

    assert "  copy: 2025-09-04 · Le Fjord · Un sommet" in text
    assert "  decided: Anna: reject, 2025-09-05 07:30: no reason" in text


def test_nothing_in_a_text_steers_the_terminal():
    text = shown(dossier(before="\x1b[2J\u202e", parts=("a\x07b", " ", "c\x9bd")))

    assert not set("\x1b\x07\x9b\u202e") & set(text)


def test_a_statement_is_shown_with_its_speaker_and_mode():
    said = paris().statements[1]
    record = StatementRecord("saidsaid", said, PAPER, None, MOMENT, words="x" * 40)
    out = io.StringIO()
    view = view_statement_dossier(StatementDossier(record, "Avant ", " après", (), (), (), (), ()))
    print_statement_to_review(view, out, width=100)

    lines = out.getvalue().splitlines()
    assert "no date · Le Fjord [owned] · Un sommet · fjord.txt" in lines
    assert "  speaker     NOR Solheim (elle)" in lines
    assert "  speaker.via AFP" in lines
    assert "  mode        direct" in lines
