"""Hinges and what-if: what breaks a guarantee, and what becomes of it if something is supposed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from garant import publishing
from garant.answers import (
    DEFAULT_PACT,
    Answers,
    Question,
    hinges_of,
    nearest_of,
    rung_of,
    supposed_by,
    written_suppositions,
)
from garant.assessment import LEAST
from garant.errors import QuestionError
from garant.model import AddedOffer, Condition, Firmness, Guarantee, Supposition
from garant.publishing import BoardView, HingesView, load_labels
from garant.web.asking import Language, answers_of
from garant.web.choices import naming, pact_choices, percents
from garant.web.keeping import KeptRoute
from garant.web.pictures import draw_structure
from garant.web.rendering import render
from garant.web.retelling import retold

router = APIRouter(route_class=KeptRoute)

_MOST = 60
"""Things that are supposed at once; every party of a pact and every condition is half of it."""

_LARGEST_SETS = 3
_SHOWN_SETS = 12
_SHOWN_WEIGHTS = 24
_SHOWN_SUMS = 3

_BUILDER = ("who", "gives", "rung", "amount", "on")
"""The fields of the form that an offer is put together from; the address keeps the offer."""

_DEFAULTS = {("pact", DEFAULT_PACT), ("least", LEAST.value)}
"""What a form says though nobody chose it."""


class WhatIf(BaseModel):
    """What the page is asked: a guarantee, what is supposed of it, and the part to look at."""

    model_config = ConfigDict(extra="ignore")

    pact: str = DEFAULT_PACT
    as_of: str = ""
    known_at: str = ""
    reviewed: bool = False
    least: str = ""
    part: str = ""
    without: list[str] = Field(default_factory=list, max_length=_MOST)
    condition: list[str] = Field(default_factory=list, max_length=_MOST)
    add: list[str] = Field(default_factory=list, max_length=_MOST)
    who: str = ""
    gives: str = ""
    rung: str = ""
    amount: str = ""
    on: str = ""

    @property
    def supposes(self) -> bool:
        """Whether anything is supposed."""
        return any(text.strip() for text in (*self.without, *self.condition, *self.add))

    def query(self) -> dict[str, Any]:
        """The question as it stands in an address."""
        asked = self.model_dump(exclude=set(_BUILDER))
        return {**asked, "pact": "" if self.pact == DEFAULT_PACT else self.pact}


@dataclass(frozen=True, slots=True)
class Supposed:
    """One thing that is supposed: what, as the address has it, and the address without it."""

    what: Supposition
    text: str
    gone: str

    @property
    def offer(self) -> AddedOffer | None:
        """The offer or the refusal that is supposed, None where it is something else."""
        return self.what if isinstance(self.what, AddedOffer) else None


@router.get("/{language}/hinges", name="hinges")
def hinges_page(
    request: Request, language: Language, asked: Annotated[WhatIf, Query()]
) -> Response:
    """Show what a guarantee hinges on, as it is or with something supposed."""
    answers = answers_of(request)
    question = answers.question(asked.pact, asked.as_of, asked.known_at, reviewed=asked.reviewed)
    least = rung_of(asked.least) if asked.least else LEAST
    faults: list[str] = []
    try:
        there = _tidied(request, asked, answers)
    except QuestionError as error:
        faults = retold(str(error), language).splitlines()
        there = None
    if there is not None:
        return RedirectResponse(there, status_code=HTTPStatus.SEE_OTHER)
    before = answers.guarantee(question)
    after = before
    try:
        after = supposed_by(
            answers,
            before,
            without=_filled(asked.without),
            conditions=_filled(asked.condition),
            added=_filled(asked.add),
        )
    except QuestionError as error:
        faults += retold(str(error), language).splitlines()
    hinges = _hinges(answers, question, after, least)
    parts = {one["part"]: one for one in hinges["parts"]}
    names = [name for name in parts if name is not None]
    part = nearest_of(asked.part, names, "need or pillar") if asked.part else None
    pact = publishing.view_pact(before.pact)
    board = answers.board(question)
    written = list(written_suppositions(after))
    difference = None
    if written:
        difference = answers.whatif(
            question,
            without=[text for name, text in written if name == "without"],
            conditions=[text for name, text in written if name == "condition"],
            added=[text for name, text in written if name == "add"],
        )
    covers = (
        {one["need"]: one["after"] for one in difference["needs"]}
        if difference
        else {one["need"]: one for one in board["needs"]}
    )
    labels = load_labels(language, answers.ontology)
    return render(
        request,
        "hinges.html",
        language,
        status=HTTPStatus.BAD_REQUEST if faults else HTTPStatus.OK,
        asked=asked,
        query=asked.query(),
        faults=faults,
        remarks=answers.remarks(question),
        pact=pact,
        board=board,
        difference=difference,
        least=least.value,
        part=part,
        parts=parts,
        shown=parts[part],
        covers=covers,
        changed=_changed(difference),
        sets=sets_of(parts[part]),
        weights=parts[part]["weights"][:_SHOWN_WEIGHTS],
        single=_single_points(hinges),
        picture=draw_structure(pact, language),
        pillar_names=[one["name"] for one in pact["pillars"]],
        # What the form holds.
        supposed=list(_supposed(request, after, written)),
        withdrawn={text for name, text in written if name == "without"},
        states={text.partition("=")[0]: text for name, text in written if name == "condition"},
        parties=_parties(board, written),
        conditions=_conditions(before, written),
        known_parties=sorted(answers.ontology.parties),
        named_pacts=pact_choices(answers, language),
        named_rungs=[(one.value, labels("firmness", one)) for one in Firmness if one.level >= 0],
        named_all_rungs=[(one.value, labels("firmness", one)) for one in Firmness],
        named_conditions=[(one.value, labels("conditions", one)) for one in Condition],
        named_capabilities=[
            (code, labels("capabilities", code))
            for code in dict.fromkeys(need["capability"] for need in pact["needs"])
        ],
        # What the template asks about its parts.
        standing_of=standing_of,
        counts_of=counts_of,
        fitting=fitting,
        offering=open_parties,
        units_shown=units_shown,
        direction_of=publishing.direction_of,
        named=naming(answers, language),
        conditions_named=lambda codes: [labels("conditions", code) for code in codes],
        percent=percents(language),
    )


def standing_of(part: Mapping[str, Any]) -> str:
    """How a part stands: it `holds` today, `waits` for conditions, is `unsure`, or is `broken`."""
    if not part["holds"]:
        return "broken"
    return {"met": "holds", "unmet": "waits", "unknown": "unsure"}[part["today"]]


def counts_of(cover: Mapping[str, Any]) -> list[tuple[str, int]]:
    """How many offer on each footing, the firmest first; footings that nobody stands on left out.

    Parties of no known number are counted as `collective`.
    """
    counted: dict[str, int] = {}
    for offer in cover["offers"]:
        counted[offer["footing"]] = counted.get(offer["footing"], 0) + 1
    order = ("firm", "conditional", "signalled", "unclear", "refused")
    found = [(name, counted[name]) for name in order if name in counted]
    wide = sum(one["footing"] != "refused" for one in cover["collectives"])
    return [*found, ("collective", wide)] if wide else found


def fitting(names: Sequence[str], letters: int) -> tuple[list[str], int]:
    """The first of some names that stand in so many letters, and how many more there are."""
    shown: list[str] = []
    for name in names:
        if sum(len(each) + 1 for each in shown) + len(name) > letters:
            break
        shown.append(name)
    return shown, len(names) - len(shown)


def open_parties(cover: Mapping[str, Any]) -> list[str]:
    """Those who offer and do not refuse, the firmest first, those of no known number last."""
    held = (*cover["offers"], *cover["collectives"])
    return list(dict.fromkeys(one["party"] for one in held if one["footing"] != "refused"))


def units_shown(need: Mapping[str, Any]) -> list[str]:
    """The units of the sums that are worth showing: the one asked for, and those that change."""
    asked = need["before"]["amount_asked"]
    sums = [
        {one["unit"]: (one["firm"]["value"], one["possible"]["value"]) for one in side["amounts"]}
        for side in (need["before"], need["after"])
    ]
    changed = [unit for unit in {**sums[0], **sums[1]} if sums[0].get(unit) != sums[1].get(unit)]
    return list(dict.fromkeys([*([asked["unit"]] if asked else []), *changed]))[:_SHOWN_SUMS]


@dataclass(frozen=True, slots=True)
class Sets:
    """The sets of one size that break a part: those that are shown, and how many more there are."""

    size: int
    count: int
    shown: list[Any]

    @property
    def rest(self) -> int:
        """How many are not shown."""
        return max(self.count - len(self.shown), 0)


def sets_of(part: Mapping[str, Any]) -> list[Sets]:
    """The cut sets of a part by size."""
    by_size: dict[int, list[Any]] = {}
    for one in part["cut_sets"]:
        by_size.setdefault(len(one["parties"]) + len(one["conditions"]), []).append(one)
    sizes = part["cut_sizes"]
    return [
        Sets(size, max(sizes[size] if size < len(sizes) else 0, len(held)), held[:_SHOWN_SETS])
        for size, held in sorted(by_size.items())
    ]


def _filled(texts: Iterable[str]) -> list[str]:
    return [text for text in texts if text.strip()]


def _hinges(
    answers: Answers, question: Question, guarantee: Guarantee, least: Firmness
) -> HingesView:
    if not guarantee.suppositions:
        return answers.hinges(question, least=least.value, up_to=_LARGEST_SETS)
    return answers.kept(
        "hinges supposed",
        (question, guarantee.suppositions, least),
        lambda: hinges_of(guarantee, least=least, up_to=_LARGEST_SETS),
    )


def _tidied(request: Request, asked: WhatIf, answers: Answers) -> str | None:
    """The address to keep, where the one that a form made has empty fields or an offer in parts.

    Raises:
        QuestionError: The offer names a party that is not known.
    """
    given = parse_qsl(request.url.query, keep_blank_values=True)
    kept = [
        (name, value)
        for name, value in given
        if value.strip() and name not in _BUILDER and (name, value) not in _DEFAULTS
    ]
    if asked.who.strip():
        kept.append(("add", _offer(asked, answers)))
    if kept == given:
        return None
    path = request.url.path
    return f"{path}?{urlencode(kept)}" if kept else path


def _offer(asked: WhatIf, answers: Answers) -> str:
    """An offer from its parts, as it is written in one line."""
    party = answers.ask(party=asked.who).party or ""
    rung = asked.rung or Firmness.COMMITTED.value
    refuses = rung in {one.value for one in Firmness if one.level < 0}
    words = [party, "refuse" if refuses else "commit", asked.gives, rung]
    if asked.amount.strip() and not refuses:
        words.append(asked.amount.strip())
    if asked.on:
        words += ["on", asked.on]
    return " ".join(words)


def _supposed(
    request: Request, guarantee: Guarantee, written: Sequence[tuple[str, str]]
) -> Iterator[Supposed]:
    """What is supposed, each with the address without it."""
    fields = {name for name, _ in written}
    others = [(name, value) for name, value in parse_qsl(request.url.query) if name not in fields]
    path = request.url.path
    for place, (what, (_, text)) in enumerate(zip(guarantee.suppositions, written, strict=True)):
        rest = [*others, *written[:place], *written[place + 1 :]]
        yield Supposed(what, text, f"{path}?{urlencode(rest)}" if rest else path)


def _parties(board: BoardView, written: Iterable[tuple[str, str]]) -> list[str]:
    """Those who can be switched off: all who offer today, the firmest first, and who is off."""
    offering = [
        offer["party"]
        for need in board["needs"]
        for offer in (*need["offers"], *need["collectives"])
        if offer["footing"] != "refused"
    ]
    known = [code for code in board["parties"] if code in offering]
    gone = [text for name, text in written if name == "without"]
    return list(dict.fromkeys((*known, *offering, *gone)))


def _conditions(guarantee: Guarantee, written: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The conditions that anything waits for, or the pact knows, each with its state today."""
    named = {one.condition for one in guarantee.pact.conditions}
    named |= {term for offer in guarantee.known for term in offer.terms.named}
    named |= {Condition(text.partition("=")[0]) for name, text in written if name == "condition"}
    return [(one.value, guarantee.state(one).value) for one in Condition if one in named]


def _changed(difference: publishing.DifferenceView | None) -> set[str | None]:
    """The parts that hold otherwise, and the needs that are covered otherwise, by their names."""
    if difference is None:
        return set()
    parts: set[str | None] = {one["part"] for one in difference["parts"] if one["changed"]}
    return parts | {one["need"] for one in difference["needs"] if one["changed"]}


def _single_points(hinges: HingesView) -> dict[str | None, list[str]]:
    """By part, the parties of which each alone breaks it."""
    return {
        part["part"]: [
            cut["parties"][0]
            for cut in part["cut_sets"]
            if len(cut["parties"]) == 1 and not cut["conditions"]
        ]
        for part in hinges["parts"]
    }
