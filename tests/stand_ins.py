"""Readings made by hand, and a reader and intake that need no pipeline."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from garant.errors import InputError, PipelineError
from garant.model import (
    Act,
    Actor,
    Block,
    BlockKind,
    Clue,
    Condition,
    Document,
    Doubt,
    Firmness,
    Kind,
    Mode,
    Passage,
    Quantity,
    Reading,
    Section,
    Speaker,
    Statement,
)

TEXT = """La force se précise
Accueil | Contact

La Suède enverra 2 000 soldats en cas de cessez-le-feu, a dit M. Dupont. Rome ne compte pas y aller.

Le refus
Selon « un diplomate », la Russie s'y oppose <encore> & toujours.
"""


def passage(words: str, text: str = TEXT) -> Passage:
    """Where the words stand in the text."""
    start = text.index(words)
    return Passage(start, start + len(words))


SWEDEN = Actor("La Suède", "SWE")
DOUBT = Doubt("office_without_holder", "Nobody is known to hold the office.", passage("M. Dupont"))

DOCUMENT = Document(
    id="suède.txt",
    text=TEXT,
    title="La force se précise",
    publisher="L'Exemple",
    language="fr",
    published=date(2026, 1, 6),
    sections=(Section("Le refus", passage("Le refus")),),
    blocks=(
        Block(BlockKind.TITLE, passage("La force se précise")),
        Block(BlockKind.FURNITURE, passage("Accueil | Contact")),
        Block(
            BlockKind.PARAGRAPH,
            Passage(passage("La Suède").start, passage("y aller.").end),
        ),
        Block(BlockKind.HEADING, passage("Le refus")),
        Block(BlockKind.PARAGRAPH, Passage(passage("Selon").start, passage("toujours.").end)),
    ),
    doubts=(Doubt("no_url", "The text shows no address."),),
)

STATEMENT = Statement(
    id="s1",
    speaker=Speaker("M. Dupont", None, "Dupont"),
    mode=Mode.INDIRECT,
    cue="a dit",
    content=passage("La Suède enverra 2 000 soldats en cas de cessez-le-feu"),
    doubts=(DOUBT,),
)
UNNAMED = Statement(
    id="s2",
    speaker=Speaker("un diplomate", None, None, anonymous=True, via="AFP"),
    mode=Mode.MIXED,
    cue="Selon",
    content=passage("la Russie s'y oppose <encore> & toujours"),
    parts=(passage("la Russie s'y oppose"), passage("& toujours")),
)
COMMIT = Act(
    id="a1",
    kind=Kind.COMMIT,
    actors=(SWEDEN,),
    targets=(Actor("l'Ukraine", "UKR"),),
    capability="ground_troops",
    firmness=Firmness.COMMITTED,
    conditions=(Condition.CEASEFIRE,),
    quantity=Quantity(Decimal(2000), "soldats", "2 000 soldats"),
    speaker=Speaker("M. Dupont", None, "Dupont"),
    evidence=(passage("La Suède enverra 2 000 soldats en cas de cessez-le-feu"),),
    clues=(
        Clue("predicate", "envoyer", passage("enverra")),
        Clue("condition", "en cas de", passage("en cas de cessez-le-feu")),
    ),
    doubts=(DOUBT,),
)
REFUSE = Act(
    id="a2",
    kind=Kind.REFUSE,
    actors=(Actor("Rome", "ITA"),),
    capability="ground_troops",
    firmness=Firmness.EXCLUDED,
    evidence=(passage("Rome ne compte pas y aller"),),
)
OPPOSE = Act(
    id="a3",
    kind=Kind.OPPOSE,
    actors=(Actor("la Russie", "RUS"),),
    capability=None,
    speaker=Speaker("un diplomate", None, None, anonymous=True),
    evidence=(passage("la Russie s'y oppose"),),
)
READING = Reading(
    document=DOCUMENT,
    statements=(STATEMENT, UNNAMED),
    acts=(COMMIT, REFUSE, OPPOSE),
    doubts=(*DOCUMENT.doubts, Doubt("two_parties", "Either of two may be meant.")),
)
EMPTY_READING = Reading(document=Document(id="vide.txt", text="Rien."))


@dataclass(frozen=True)
class FakeSource:
    """A source that is its own text; the text "bad" cannot be framed."""

    id: str
    text: str


def fake_frame(source: FakeSource) -> Document:
    """Frame a fake source."""
    if source.text == "bad":
        raise InputError(source.id, "it is bad", "make it good")
    return Document(id=source.id, text=source.text)


def fake_reader(documents: Iterable[Document]) -> Iterator[Reading]:
    """Read nothing in any document, but end a process on the text "fatal"."""
    for document in documents:
        if document.text == "fatal":
            os._exit(9)
        foreign = Doubt("language_not_read", "The language was recognised as 'xx'.")
        yield Reading(document=document, doubts=(foreign,) if document.text == "foreign" else ())


def open_fake_reader():
    """Open the fake reader, as a reading process does."""
    return fake_reader


def frame_as_text(source):
    """Frame a source of the intake by its text alone."""
    return Document(id=source.id, text=source.text, title=source.title)


def make_fake_reader(language=None, pipeline=None, extra_parties=None):
    """Make the fake reader, which refuses a pipeline named "missing"."""
    if pipeline == "missing":
        raise PipelineError("there is no pipeline 'missing'; install it")
    return fake_reader
