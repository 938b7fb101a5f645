"""Review: what waits for a decision, one after another, by keyboard or without a script."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from garant.answers import Answers, decide_on, queue, review_item
from garant.errors import DecidedMeanwhileError, LedgerError, QuestionError
from garant.model import Condition, Firmness, Kind, Mode, Verdict
from garant.web.asking import Language, answers_of
from garant.web.forms import form_of
from garant.web.rendering import address, render
from garant.web.retelling import retold
from garant.web.visitors import Visitor, require

router = APIRouter()

_REMEMBERED = 20
"""Decisions of a walk that can be taken back one after another; more would not fit an address."""

_SHORT_KEY = 12

AHEAD = "garant-ahead"
"""The header of a page asked for ahead: the key of what will have been decided by then."""

Reviewer = Annotated[Visitor, require("review")]


class Walk(BaseModel):
    """What a walk goes through, and where it is: all of it stands in the address."""

    model_config = ConfigDict(extra="ignore")

    subject: Literal["acts", "statements"] = "acts"
    party: str = ""
    target: str = ""
    capability: str = ""
    kind: list[str] = Field(default_factory=list)
    condition: str = ""
    firmness: str = ""
    speaker: str = ""
    speaker_party: str = ""
    since: str = ""
    until: str = ""
    document: str = ""
    at: str = ""
    done: str = ""

    def asked(self, answers: Answers) -> Any:
        """What is walked through, as the ledger is asked for it."""
        return answers.ask(
            party=self.party,
            target=self.target,
            capability=self.capability,
            kinds=tuple(self.kind),
            condition=self.condition,
            firmness=self.firmness,
            speaker=self.speaker,
            speaker_party=self.speaker_party,
            since=self.since,
            until=self.until,
            document=self.document,
        )

    def address(self, language: str, **changed: str) -> str:
        """The address of this walk, some of it changed."""
        return address(f"/{language}/review", self.model_dump(), **changed)

    def remembering(self, review: str) -> str:
        """The decisions of this walk with one more, the last first."""
        earlier = self.done.split(",") if self.done else []
        return ",".join([review[:_SHORT_KEY], *earlier][:_REMEMBERED])


@dataclass(frozen=True, slots=True)
class Decided:
    """What a person decided in the form; `fields` are named `field.NAME` there."""

    key: str
    verdict: Verdict
    seen: str
    why: str
    following: str
    fields: dict[str, str]


async def decided(request: Request) -> Decided:
    """The decision that was sent; ticked boxes of one field are one list.

    Raises:
        QuestionError: It says nothing that can be decided.
    """
    form = await form_of(request)
    given = {name: [str(one) for one in form.getlist(name)] for name in form}

    def text(name: str) -> str:
        return given.get(name, [""])[0]

    try:
        verdict = Verdict(text("verdict"))
    except ValueError as error:
        names = ", ".join(one.value for one in Verdict)
        raise QuestionError(
            f"{text('verdict')!r} is no decision; send one of {names} as verdict"
        ) from error
    return Decided(
        key=text("key"),
        verdict=verdict,
        seen=text("seen"),
        why=text("why"),
        following=text("following"),
        fields={
            name.removeprefix("field."): ", ".join(filter(None, values))
            for name, values in given.items()
            if name.startswith("field.")
        },
    )


@router.get("/{language}/review", name="review")
def review_page(
    request: Request, language: Language, walk: Annotated[Walk, Query()], visitor: Reviewer
) -> Response:
    """Show the one to decide on, and what is next."""
    return _show(request, language, walk)


@router.post("/{language}/review")
def review_decision(
    request: Request,
    language: Language,
    walk: Annotated[Walk, Query()],
    visitor: Reviewer,
    form: Annotated[Decided, Depends(decided)],
) -> Response:
    """Write down a decision and go on to the next; what cannot be written is shown with why."""
    answers = answers_of(request)
    undoes = form.verdict is Verdict.UNDO
    try:
        decision = decide_on(
            answers.ledger,
            form.key,
            form.verdict,
            who=visitor.name,
            why=form.why,
            seen=None if undoes else form.seen,
            fields=form.fields,
            ontology=lambda: answers.ontology,
        )
    except DecidedMeanwhileError as error:
        return _show(request, language, walk, at=form.key, told=error, status=HTTPStatus.CONFLICT)
    except QuestionError as error:
        return _show(
            request,
            language,
            walk,
            at=form.key,
            told=error,
            status=HTTPStatus.BAD_REQUEST,
            written=form.fields,
        )
    except LedgerError as error:
        at = "" if undoes else form.key
        return _show(
            request, language, walk, at=at, told=error, status=HTTPStatus.UNPROCESSABLE_ENTITY
        )
    if undoes:
        rest = ",".join(walk.done.split(",")[1:])
        there = walk.address(language, at=decision.subject.key, done=rest)
    else:
        done = walk.remembering(decision.review.key)
        there = walk.address(language, at=form.following, done=done)
    if request.headers.get(AHEAD) and not undoes:
        # The next one is at hand there already: it need not be sent.
        return Response(status_code=HTTPStatus.NO_CONTENT, headers={"Location": there})
    return RedirectResponse(there, status_code=HTTPStatus.SEE_OTHER)


def _show(
    request: Request,
    language: str,
    walk: Walk,
    *,
    at: str = "",
    told: LedgerError | None = None,
    status: HTTPStatus = HTTPStatus.OK,
    written: dict[str, str] | None = None,
) -> Response:
    answers = answers_of(request)
    waits = queue(answers.ledger, walk.asked(answers), statements=walk.subject == "statements")
    keys = waits["keys"]
    wanted = at or walk.at
    current = next((key for key in keys if key.startswith(wanted)), None) if wanted else None
    shown = current or wanted or (keys[0] if keys else "")
    item = review_item(answers.ledger, shown) if shown else None
    place = keys.index(item["key"]) if item and item["key"] in keys else -1
    ahead = request.method == "GET" and request.headers.get(AHEAD) in keys
    return render(
        request,
        "review.html",
        language,
        status=status,
        walk=walk,
        item=item,
        fields={**item["fields"], **(written or {})} if item else {},
        place=place,
        left=len(keys) - ahead,
        more=waits["more"],
        following=keys[place + 1] if place + 1 < len(keys) else "",
        earlier=keys[place - 1] if place > 0 else "",
        told=retold(str(told), language).splitlines() if told else [],
        last=walk.done.split(",")[0],
        codes={
            "kind": [one.value for one in Kind],
            "firmness": [one.value for one in Firmness],
            "conditions": [one.value for one in Condition],
            "mode": [one.value for one in Mode],
            "capability": sorted(answers.ontology.capabilities),
        },
        parties=sorted(answers.ontology.parties),
    )
