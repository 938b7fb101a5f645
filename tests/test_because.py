"""Every figure of a guarantee rests on acts in the ledger, and these on words of a text."""

import shutil
import tempfile
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ledger.made_up import PARIS, RUN, act, document

from garant.assessment import (
    LEAST,
    board,
    changes,
    clarity,
    compare,
    cover,
    hinges,
    make_guarantee,
    odds,
    offers,
    withdraw,
)
from garant.ledger import Ledger
from garant.model import Actor, Condition, Firmness, Kind, Reading, Speaker
from garant.ontology import load_pact, load_rungs

PACT = load_pact("ukraine")
DAY = date(2025, 9, 1)
WORDS = [line for line in PARIS.splitlines() if line]
SPEAKERS = [
    None,
    Speaker("Ingrid Solheim", "NOR", "Solheim"),
    Speaker("un diplomate", "EUROPE", None, anonymous=True),
]


@st.composite
def said(draw):
    """An act that somebody reports, on some day."""
    kind = draw(st.sampled_from([Kind.COMMIT, Kind.COMMIT, Kind.REFUSE, Kind.OPPOSE]))
    rungs = [rung for rung in Firmness if (rung.level < 0) == (kind is Kind.REFUSE)]
    made = act(
        PARIS,
        draw(st.sampled_from(WORDS)),
        draw(st.sampled_from(["FRA", "GBR", "USA", "POL", "RUS", "COALITION"])),
        kind=kind,
        capability=draw(st.sampled_from(sorted({need.capability for need in PACT.needs}))),
        firmness=None if kind is Kind.OPPOSE else draw(st.sampled_from(rungs)),
        conditions=tuple(draw(st.sets(st.sampled_from(list(Condition)), max_size=2))),
        speaker=draw(st.sampled_from(SPEAKERS)),
        targets=(Actor("l'Ukraine", "UKR"),),
    )
    return draw(st.integers(0, 60)), made


def rests_on(value):
    """Every key that a value or a part of it gives as its reason."""
    if is_dataclass(value):
        for field in fields(value):
            part = getattr(value, field.name)
            if field.name == "because":
                yield from part
            else:
                yield from rests_on(part)
    elif isinstance(value, dict):
        yield from rests_on(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from rests_on(part)


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "garant.db"
    Ledger.open(f"sqlite:///{path}").close()
    return path


@settings(max_examples=15, deadline=None)
@given(acts=st.lists(said(), min_size=1, max_size=10))
def test_every_figure_leads_to_words_of_a_text(empty, acts):
    with tempfile.TemporaryDirectory() as folder:
        path = shutil.copy(empty, Path(folder) / "garant.db")
        with Ledger.open(f"sqlite:///{path}") as ledger:
            ledger.record(
                [
                    Reading(
                        document(f"{number}.txt", published=DAY + timedelta(days)),
                        (),
                        (replace(made, id="a1"),),
                    )
                    for number, (days, made) in enumerate(acts)
                ],
                RUN,
            )
            positions = ledger.positions()
            guarantee = make_guarantee(PACT, positions)
            earlier = make_guarantee(PACT, positions, DAY + timedelta(20))
            figures = (
                board(guarantee),
                cover(guarantee),
                clarity(guarantee),
                offers(guarantee),
                hinges(guarantee, least=LEAST),
                odds(guarantee, load_rungs()),
                changes(earlier, guarantee),
                compare(guarantee, withdraw(guarantee, "FRA")),
            )
            keys = set(rests_on(figures))
            records = ledger.acts_by_key(keys)

            assert keys == set(records)
            for record in records.values():
                text = ledger.document(record.document.key).text
                assert record.words == tuple(part.of(text) for part in record.act.evidence)
                assert all(record.words)
            assert keys or not offers(guarantee)
