"""What can be asked of the API: filters named as on the command line, all of them bounded."""

from typing import Annotated, Any, Literal

from fastapi import Path, Query
from pydantic import BaseModel, ConfigDict, Field

from garant.answers import Answers, Question
from garant.errors import QuestionError
from garant.ledger import Asked

MOST = 1_000
"""The most that one page of a list holds."""

USUAL = 100
"""What a page holds unless somebody says how many."""

FARTHEST = 1_000_000_000
"""The most that can be passed over."""

_ONE_LINE = r"^[^\u0000-\u001F\u007F]*$"

Words = Annotated[str, Field(max_length=300, pattern=_ONE_LINE)]
"""A line of text: no sign that only a machine would send."""

Several = Annotated[list[Words], Field(max_length=20)]

Form = Literal["json", "csv"]

Key = Annotated[
    str,
    Path(
        pattern="^[0-9A-Za-z]{4,64}$",
        description="A key, or its first four signs or more.",
        examples=["3fa9c1d2"],
    ),
]

_DAY = "a day, a month or a year (2025-09-04, 2025-09, 2025), or today"


class Asking(BaseModel):
    """What every question takes; what is not known among the parameters is refused."""

    model_config = ConfigDict(extra="forbid")

    format: Form | None = Field(
        None, description="`json` or `csv`; by default what the header Accept prefers."
    )
    bom: bool = Field(False, description="Lead CSV with a byte order mark, for spreadsheets.")


class Paged(Asking):
    """A list, a page at a time."""

    limit: int = Field(USUAL, ge=1, le=MOST, description="So many at most.")
    offset: int = Field(0, ge=0, le=FARTHEST, description="Pass over the first so many.")


class Times(Asking):
    """On which day, known when, and whether only what a person stands behind."""

    as_of: Words = Field("", description=f"As it stood then, by what had been said: {_DAY}.")
    known_at: Words = Field(
        "", description="As far as the ledger knew then: a day, or 2025-09-04T18:30:00Z."
    )
    reviewed: bool = Field(False, description="Only by what a person stands behind.")


class OfPact(Times):
    """A question about a guarantee."""

    pact: Words = Field("ukraine", description="The name of a pact.")

    def question(self, answers: Answers) -> Question:
        """The question, with its days read.

        Raises:
            QuestionError: There is a mistake in it.
        """
        return answers.question(
            self.pact, self.as_of or None, self.known_at or None, reviewed=self.reviewed
        )


class OfBoard(OfPact):
    """A board, or what is on some rungs of it."""

    firmness: Words = Field(
        "", description="Only what is on these rungs: `ready..`, `..possible`, `excluded`."
    )


class OfHinges(OfPact):
    """What a guarantee hinges on."""

    part: Words = Field("", description="A need or a pillar; without it, the whole and all parts.")
    least: Words = Field("ready", description="The lowest rung that counts as an offer.")
    up_to: int = Field(3, ge=1, le=8, description="List what breaks it so many at a time.")


class OfWhatif(OfPact):
    """What is supposed."""

    without: Several = Field([], description="Take back all that this party offers.")
    condition: Several = Field([], description="A condition and its state: `ceasefire=yes`.")
    add: Several = Field(
        [], description="An offer or a refusal: `POL commit ground_troops committed 2000`."
    )


class OfChanges(Asking):
    """Between which days."""

    pact: Words = Field("ukraine", description="The name of a pact.")
    since: Words = Field(alias="from", min_length=1, description=f"The first day: {_DAY}.")
    until: Words = Field("", alias="to", description=f"The last day; without it, now: {_DAY}.")
    known_at: Words = Field("", description="As far as the ledger knew then.")
    reviewed: bool = Field(False, description="Only by what a person stands behind.")


class OfFigure(OfPact):
    """What a figure rests on."""

    figure: Words = Field(
        min_length=1, description="A need (`land`), a party on it (`land.FRA`), a condition."
    )


class Said(Paged):
    """Who said it, when and where."""

    speaker: Words = Field("", description="Who says so, by family name; accents optional.")
    speaker_party: Words = Field("", description="For which party it is said.")
    anonymous: bool | None = Field(
        None, description="Only sources left unnamed (`true`), or none of them (`false`)."
    )
    since: Words = Field("", description=f"Said from then on: {_DAY}.")
    until: Words = Field("", description=f"Said by then: {_DAY}.")
    as_of: Words = Field("", description=f"As it stood then: {_DAY}.")
    known_at: Words = Field("", description="As far as the ledger knew then.")
    reviewed: bool | None = Field(
        None,
        description="Only what a person stands behind (`true`), or what nobody has judged "
        "(`false`).",
    )
    document: Words = Field("", description="In this document: its key, file or address.")


class OfActs(Said):
    """Which acts."""

    party: Words = Field("", description="Who acts: a code (`FRA`) or a name (`France`).")
    target: Words = Field("", description="Whom an act is for or against.")
    capability: Words = Field("", description="What is given, such as `ground_troops`.")
    kind: Several = Field([], description="What is done, such as `commit` or `refuse`.")
    firmness: Words = Field("", description="How firmly: `excluded`, `ready..`, `..possible`.")
    condition: Words = Field("", description="On what, such as `ceasefire`.")


class OfQuotes(Said):
    """Which quotes."""

    q: Words = Field(
        "",
        description='Words to look for, all of them; "several" as they stand, garant* for '
        "beginnings, OR, -without. Without any, all statements.",
    )
    mode: Words = Field("", description="How it is reported: `direct`, `mixed` or `indirect`.")


class OfDocuments(Paged):
    """Which documents."""

    since: Words = Field("", description=f"Published from then on: {_DAY}.")
    until: Words = Field("", description=f"Published by then: {_DAY}.")
    as_of: Words = Field("", description=f"As it stood then: {_DAY}.")
    known_at: Words = Field("", description="As far as the ledger knew then.")
    document: Words = Field("", description="This one: its key, file or address.")
    titled: Words = Field(
        "", description="With these words in the title, the publisher, the file or the address."
    )
    doubtful: bool | None = Field(
        None, description="Only those that the reader doubted (`true`), or none of them."
    )


class OfPositions(Paged):
    """Which positions."""

    party: Words = Field("", description="Whose: a code (`DEU`) or a name (`Germany`).")
    capability: Words = Field("", description="On what, such as `ground_troops`.")
    target: Words = Field("", description="Only what is for this party.")
    as_of: Words = Field("", description=f"As it stood then: {_DAY}.")
    known_at: Words = Field("", description="As far as the ledger knew then.")
    reviewed: bool = Field(False, description="Only by what a person stands behind.")


class OfContradictions(OfPositions):
    """Which contradictions."""

    within_days: int = Field(14, ge=0, le=36_600, description="Said at most so many days apart.")


class OfReviews(Paged):
    """Which decisions."""

    who: Words = Field("", description="Only by whoever decides under this name.")


class OfFeed(BaseModel):
    """Whose changes."""

    model_config = ConfigDict(extra="forbid")

    pact: Words = Field("", description="The name of a pact; without any filter, `ukraine`.")
    party: Words = Field("", description="Only this party's: a code or a name.")
    capability: Words = Field("", description="Only on this capability.")
    reviewed: bool = Field(False, description="Only by what a person stands behind.")


_NOT_ASKED = frozenset({"format", "bom", "q", "within_days", "kind"})


def asked_of(answers: Answers, asking: Asking) -> Asked:
    """What is wanted of the ledger.

    Raises:
        QuestionError: There are mistakes in it, one line for each.
    """
    written: dict[str, Any] = {
        name: value
        for name, value in asking.model_dump(exclude=set(_NOT_ASKED)).items()
        if value not in ("", None)
    }
    return answers.ask(**written, kinds=tuple(getattr(asking, "kind", ())))


def day_asked(answers: Answers, since: str, until: str) -> Asked:
    """The first and the last day that were asked for.

    Raises:
        QuestionError: One of them is no day, or there is no first.
    """
    asked = answers.ask(since=since, until=until or None)
    if asked.since is None:
        raise QuestionError("from is empty; write a day such as 2025-09-04")
    return asked


def in_query() -> Any:
    """The parameters of a model, in the query."""
    return Query()
