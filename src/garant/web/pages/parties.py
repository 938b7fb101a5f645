"""A party: where it stands on everything it was heard on."""

from fastapi import APIRouter, Request, Response

from garant.errors import UnknownKeyError
from garant.ledger import POSITION_KINDS
from garant.publishing import PositionView
from garant.web.asking import Language, answers_of
from garant.web.keeping import KeptRoute
from garant.web.rendering import render

router = APIRouter(route_class=KeptRoute)


@router.get("/{language}/parties/{party}", name="party")
def party_page(
    request: Request,
    language: Language,
    party: str,
    as_of: str = "",
    known_at: str = "",
    reviewed: bool = False,
) -> Response:
    """Show every position of a party, by pillar and capability."""
    answers = answers_of(request)
    asked = answers.ask(
        party=party,
        kinds=[kind.value for kind in POSITION_KINDS],
        as_of=as_of,
        known_at=known_at,
        reviewed=reviewed or None,
    )
    if asked.party is None:
        raise UnknownKeyError("a party has a code, such as FRA")
    ontology = answers.ontology
    found = answers.positions(asked).views
    order = list(ontology.capabilities)

    def place(position: PositionView) -> tuple[int, bool, int]:
        capability = position["capability"] or ""
        rank = order.index(capability) if capability in order else len(order)
        return rank, position["beneficiary"] is None, -len(position["steps"])

    known = ontology.parties.get(asked.party)
    return render(
        request,
        "party.html",
        language,
        party_code=asked.party,
        members=known.members if known else (),
        positions=sorted(found, key=place),
        told=answers.left_out(asked, found=bool(found), undated="act"),
        query={"as_of": as_of, "known_at": known_at, "reviewed": reviewed},
    )
