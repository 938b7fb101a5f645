"""The table from rungs to chances: the one that comes with Garant, or a person's own."""

import os
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from garant.errors import WordsError
from garant.model import Firmness, RungTable, State

_OWN = Path(__file__).with_name("rungs.yaml")

Chance = Annotated[float, Field(ge=0, le=1)]


class _RungFile(BaseModel):
    model_config = ConfigDict(extra="forbid")

    note: dict[str, str] = {}
    rungs: dict[Firmness, Chance]
    states: dict[State, Chance]

    @model_validator(mode="after")
    def _firmer_is_no_less_likely(self) -> "_RungFile":
        ladder = [(rung, self.rungs.get(rung, 0.0)) for rung in Firmness]
        wrong = [
            f"{lower.value} ({more}) is likelier than {upper.value} ({less}), which is firmer"
            for (upper, less), (lower, more) in pairwise(ladder)
            if more > less
        ]
        order = [self.states.get(state, 0.0) for state in (State.MET, State.UNKNOWN, State.UNMET)]
        if order != sorted(order, reverse=True):
            wrong.append("of the states, met must be the likeliest and unmet the least")
        if wrong:
            raise ValueError("; ".join(wrong))
        return self


def load_rungs(path: str | os.PathLike[str] | None = None) -> RungTable:
    """Read the table from rungs and states to chances, an aid for what-if and no forecast.

    Args:
        path: A YAML file of one's own in the form of `rungs.yaml`; by default that one.

    Raises:
        WordsError: The file cannot be read or has mistakes, all named with their place.
    """
    file = _OWN if path is None else Path(path)
    try:
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise WordsError(
            f"{file}: {error.strerror}; give the path of a readable YAML file"
        ) from None
    except UnicodeDecodeError:
        raise WordsError(f"{file}: not UTF-8; save it as UTF-8") from None
    try:
        held = yaml.load(text, Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise WordsError(f"{file}: no valid YAML: {' '.join(str(error).split())}") from None
    try:
        table = _RungFile.model_validate(held or {})
    except ValidationError as error:
        raise WordsError(
            "\n".join(
                f"{file.name}: {'.'.join(map(str, fault['loc'])) or 'as a whole'}: "
                f"{fault['msg'].removeprefix('Value error, ')}"
                for fault in error.errors()
            )
        ) from None
    return RungTable(
        tuple((rung, table.rungs[rung]) for rung in Firmness if rung in table.rungs),
        tuple((state, table.states[state]) for state in State if state in table.states),
        tuple(table.note.items()),
    )
