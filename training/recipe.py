"""What a language's training needs to know, out of `LANGUAGE/recipe.yaml`."""

from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

HERE = Path(__file__).parent


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(_Strict):
    """Sentences of one or several files of a folder of treebanks.

    `split` takes the documents that the file of splits lists under that word; `share` a run of the
    sentences, as the part of the file at which it begins and ends. `names` says how the file marks
    names: in its last column as GUM does, or in a file beside it as UNER does; where nothing is
    said, it marks none, and its proper nouns are neither names nor no names.
    """

    file: str
    split: str = ""
    share: tuple[float, float] = (0.0, 1.0)
    names: str = ""


class Print(_Strict):
    """A style of print and how often it is taken; marks as opening, closing, and those inside."""

    weight: float
    marks: tuple[str, str, str, str]
    dash: str = ""
    apostrophe: str = "'"


class Tokens(_Strict):
    """How the tokenizer of a language differs from spaCy's own.

    `whole` are patterns of words that are not cut; `apart` are patterns between letters at which
    words are cut; `ends` patterns cut off a word's end; `dropped` exceptions that are left out.
    """

    whole: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    dropped: str = ""


class Recipe(_Strict):
    """A language's treebanks, how they are evened out, and what else is trained on.

    `sets` are the treebanks' parts by name: `train`, `dev`, and those of `tests`; `names` are the
    parts with names, alike. `parts` says whether words that a treebank takes apart stay apart
    ("don't") or are put together ("zum"). `quotes` are the quotation marks that they have beside
    typewriter ones. `code` is a language's own module, which writes its
    tables of forms and, with `own_treebanks`, prepares its texts.
    """

    language: str
    description: str
    licence: str
    tests: dict[str, str]
    names_tests: dict[str, str] = {}
    steps: int = 8000
    names_steps: int = 6000
    code: str = ""
    own_treebanks: bool = False
    sets: dict[str, tuple[Source, ...]] = {}
    names: dict[str, tuple[Source, ...]] = {}
    types: dict[str, str] = {}
    splits: str = ""
    parts: Literal["apart", "together"] = "together"
    features_dropped: frozenset[str] = frozenset()
    labels: dict[str, str] = {}
    reporting: str = ""
    composed: int = 0
    quotes: tuple[str, str] = ("“", "”")
    prints: tuple[Print, ...] = Field(default=())
    tokens: Tokens = Tokens()


def load(language: str) -> Recipe:
    """The recipe of a language."""
    path = HERE / language / "recipe.yaml"
    return Recipe.model_validate(
        yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    )


def languages() -> list[str]:
    """The languages that have a recipe."""
    return sorted(path.parent.name for path in HERE.glob("*/recipe.yaml"))
