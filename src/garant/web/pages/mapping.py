"""The map: where parties stand on one capability, by rung."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from fastapi import APIRouter, Request, Response

from garant.answers import DEFAULT_PACT, nearest_of
from garant.publishing import BoardView, load_labels
from garant.web.asking import Language, answers_of
from garant.web.choices import pact_choices
from garant.web.geometry import MapView, load_map
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)

_EDGE = 0.08
"""The share of a view along its edges where nobody looks first."""

_VOICES = ("oppose", "warn", "request", "endorse", "sign")
"""What a party may say without offering or refusing, what weighs most first."""
_AGAINST = ("oppose", "warn")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where one party stands on the capability: an offer or a refusal, or only a voice.

    `tone` is the rung, or the kind of the voice. `note` tells why an offer does not count:
    `collective`, `apart`, or nothing.
    """

    party: str
    tone: str
    offer: Mapping[str, Any] | None = None
    voice: Mapping[str, Any] | None = None
    note: str = ""


@router.get("/{language}/map", name="map")
def map_page(
    request: Request,
    language: Language,
    capability: str = "",
    pact: str = DEFAULT_PACT,
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
    view: Literal["", "europe", "world"] = "",
) -> Response:
    """Show the parties by rung on one capability of a pact."""
    answers = answers_of(request)
    question = answers.question(pact, as_of, known_at, reviewed=reviewed)
    board = answers.board(question)
    asked_for = list(dict.fromkeys(need["capability"] for need in board["needs"]))
    chosen = (
        nearest_of(answers.ask(capability=capability).capability or "", asked_for, "capability")
        if capability.strip()
        else _first(board)
    )
    stands = {one.party: one for one in stands_on(board, chosen)}
    shown = view or usual_view(board["beneficiary"])
    labels = load_labels(language, answers.ontology)
    shape = load_map(shown)
    return render(
        request,
        "map.html",
        language,
        board=board,
        capability=chosen,
        view=shown,
        shape=shape,
        stands=stands,
        beside=[one for code, one in stands.items() if code not in shape.points],
        tones=list(dict.fromkeys(one.tone for one in stands.values())),
        query={
            "capability": chosen,
            "pact": "" if pact == DEFAULT_PACT else pact,
            "as_of": as_of,
            "known_at": known_at,
            "reviewed": reviewed,
            "view": view,
        },
        pact=pact,
        remarks=answers.remarks(question),
        named_pacts=pact_choices(answers, language),
        named_capabilities=[(code, labels("capabilities", code)) for code in asked_for],
    )


def _first(board: BoardView) -> str:
    """The capability to begin with: the one that most parties have been heard on."""
    needs = board["needs"]
    best = max(needs, key=lambda need: len(need["offers"]) + len(need["voices"]))
    return best["capability"]


def stands_on(board: BoardView, capability: str) -> Iterator[Stand]:
    """Where each party stands on a capability, the firmest first, voices last; each once.

    An objection is drawn where it is one to the guarantee: "Moscow has no veto" is none.
    """
    objected = [voice for row in board["opposing"] for voice in row["voices"]]
    told: set[str] = set()
    need = next(one for one in board["needs"] if one["capability"] == capability)
    held: list[tuple[str, Any]] = [("", one) for one in need["offers"]]
    held += [("collective", one) for one in need["collectives"]]
    held += [("apart", one) for one in need["apart"]]
    for note, offer in held:
        if offer["party"] not in told:
            told.add(offer["party"])
            yield Stand(offer["party"], offer["firmness"], offer=offer, note=note)
    voices = sorted(need["voices"], key=lambda one: _VOICES.index(one["kind"]))
    for voice in voices:
        aside = voice["kind"] in _AGAINST and voice not in objected
        if voice["party"] not in told and not aside:
            told.add(voice["party"])
            yield Stand(voice["party"], voice["kind"], voice=voice)


def usual_view(beneficiary: str) -> Literal["europe", "world"]:
    """Europe where whom it is about lies well inside that view, else the world."""
    europe: MapView = load_map("europe")
    if beneficiary not in europe.points:
        return "world"
    x, y = europe.points[beneficiary]
    across, down = x / europe.width, y / europe.height
    is_inside = all(_EDGE < share < 1 - _EDGE for share in (across, down))
    return "europe" if is_inside else "world"
