"""What a `frame.yaml` may hold; every mistake in one is told with its place."""

import re
from typing import Literal, Self

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from garant.errors import WordsError


class PatternEntry(BaseModel):
    """One pattern with a line that it reads, and maybe one that it must not."""

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    pattern: str = Field(min_length=2)
    example: str = Field(min_length=1)
    must_not: str | None = Field(default=None, alias="not")
    run: Literal["line", "block", "list", "rest", "end"] = "line"
    prose: bool = False
    whole: bool = False
    anywhere: bool = False

    @field_validator("pattern")
    @classmethod
    def _is_a_pattern(cls, pattern: str) -> str:
        try:
            re.compile(pattern.replace("{name}", "X"))
        except re.error as error:
            raise ValueError(f"no regular expression: {error}") from error
        # Lines are folded to lower case before they are matched, and so are patterns.
        if re.search(r"\\[A-Z]", pattern):
            raise ValueError("escapes in capitals (\\S, \\W) cannot be used; write a class [^ ]")
        return pattern

    @model_validator(mode="after")
    def _stands_in_one_place(self) -> Self:
        if self.whole and self.anywhere:
            raise ValueError("whole and anywhere exclude one another")
        return self


class FrameFile(BaseModel):
    """One language's words of a frame, as written."""

    model_config = ConfigDict(extra="forbid")

    code: str = Field(pattern="^[a-z]{2}$")
    months: dict[str, int]
    weekdays: list[str] = Field(min_length=7, max_length=7)
    weekday_short: list[str]
    ordinals: list[str]
    date_links: list[str]
    date_order: Literal["day_first", "month_first", "either"]
    hours: list[PatternEntry]
    zones: list[str]
    common: str
    first_person: list[str]
    published: list[PatternEntry]
    updated: list[PatternEntry]
    not_published: list[PatternEntry]
    bylines: list[PatternEntry]
    captions: list[PatternEntry]
    agencies: list[str]
    publishers: list[PatternEntry]
    press: list[str]
    menu: list[str]
    genres: list[str]
    headings: list[str]
    title_labels: list[str]
    interview: list[PatternEntry]
    askers: list[str] = []
    furniture: list[PatternEntry]

    @field_validator("months")
    @classmethod
    def _has_twelve_months(cls, months: dict[str, int]) -> dict[str, int]:
        missing = sorted(set(range(1, 13)) ^ set(months.values()))
        if missing:
            raise ValueError(f"months without a name, or beyond twelve: {missing}")
        return months


def check(text: str, place: str) -> FrameFile:
    """Read a file of words.

    Raises:
        WordsError: If it has mistakes; all are listed.
    """
    try:
        content = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise WordsError(f"{place}: no YAML ({' '.join(str(error).split())})") from error
    try:
        return FrameFile.model_validate(content)
    except ValidationError as error:
        mistakes = "; ".join(
            f"{'.'.join(str(step) for step in mistake['loc']) or 'the file'}: {mistake['msg']}"
            for mistake in error.errors()
        )
        raise WordsError(f"{place}: {mistakes}") from error
