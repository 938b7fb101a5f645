"""Theatres: who is protected in which conflict, from whom, and which collective stands there."""

from functools import cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from garant.errors import WordsError


class Theatre(BaseModel):
    """One conflict: the protected party, its adversaries, and the collective that would protect it.

    `names` are the codes whose mention shows that a text is about it; the protected party itself
    where none are given. `places` are proper names of places there that stand for no party.
    `hosting` tells that the party gives elsewhere as often as it is given: that it is named shows
    nothing, only that things are done on its soil.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    protected: str
    adversaries: tuple[str, ...] = ()
    collective: str
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    hosting: bool = False


class _Theatres(BaseModel):
    model_config = ConfigDict(extra="forbid")

    theatres: tuple[Theatre, ...]


@cache
def load_theatres() -> tuple[Theatre, ...]:
    """Read the theatres that come with Garant.

    Raises:
        WordsError: The file has mistakes, all named with their place.
    """
    path = Path(__file__).with_name("theatres.yaml")
    held = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    try:
        return _Theatres.model_validate(held).theatres
    except ValidationError as error:
        places = "; ".join(
            f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors()
        )
        raise WordsError(f"{path.name}: {places}") from None
