"""What is the war itself and no guarantee, and what is told in so many words."""

from dataclasses import replace
from functools import cache

from garant.model import Actor, Firmness, Kind
from garant.ontology import PartyKind, load_ontology
from garant.reading.acts.frame import Frame
from garant.reading.acts.roles import Cast
from garant.reading.acts.screening import GIVING
from garant.reading.acts.setting import Setting

OWN_ARMY = frozenset(
    {"ground_troops", "air_policing", "naval", "headquarters", "logistics", "police"}
)
"""What a protected party does with its own army is the war, not a guarantee."""

GIVEN = frozenset(
    {
        "binding_pledge",
        "backstop",
        "guarantee",
        "arms",
        "armed_forces",
        "training",
        "funding",
        "industry",
        "sanctions",
        "frozen_assets",
        "humanitarian",
        "eu_membership",
        "nato_membership",
    }
)
"""What a protected party is given, and does not give."""

SELF_MADE = frozenset({"peace_deal", "ceasefire"})
"""Capabilities that an adversary or the protected party can itself offer."""

HELD = frozenset({"move", "keep", "build", "train", "deploy"})
"""Families whose doing is done with people and things, not with a peace."""


def no_peace(frame: Frame, code: str | None, *, inferred: bool) -> bool:
    """Whether a peace is only spoken of: "our goal remains peace", "to put an end to the war"."""
    leaf = frame.leaf.predicate
    helping = leaf.capability == "guarantee"  # "will support the efforts to end the war"
    held = leaf.family in HELD and not (inferred or helping)
    if frame.top.predicate.family == "aloof":
        return code in SELF_MADE  # "remain spectators of the talks": nobody asked them in
    if leaf.rule == "ending":
        return inferred or code in SELF_MADE  # "put an end to the problems at the border"
    return code in SELF_MADE and held


def without_receiver(setting: Setting, kind: Kind, cast: Cast, code: str | None) -> Cast:
    """The cast without the protected party where others give to it: "we", said at its side.

    Nobody is the beneficiary of its own promise: what two presidents say "we" will supply, one
    supplies.
    """
    if kind not in (Kind.COMMIT, Kind.REFUSE) or code not in GIVEN | {"air_defence"}:
        return cast
    givers = tuple(actor for actor in cast.actors if actor.code != setting.protected)
    return replace(cast, actors=givers) if givers and givers != cast.actors else cast


def is_plain(
    setting: Setting, frame: Frame, held: Cast, targets: tuple[Actor, ...], *, inferred: bool
) -> bool:
    """Whether a text says in so many words who gives what to the party it is about."""
    return (
        frame.kind in (Kind.COMMIT, Kind.REFUSE)
        and frame.leaf.predicate.family in GIVING
        and bool(frame.capabilities)
        and not (inferred or held.inferred or held.doubts)
        and bool((setting.candidates | {setting.protected}) & {target.code for target in targets})
        and not held.codes & {setting.protected, *setting.adversaries}
    )


def is_background(
    setting: Setting, frame: Frame, cast: Cast, code: str | None, *, abroad: bool = False
) -> bool:
    """Whether a doing is the war itself rather than a guarantee.

    What a protected party does `abroad`, for another that is protected too, is no war of its own.
    """
    if frame.kind not in (Kind.COMMIT, Kind.REFUSE) or code in SELF_MADE:
        return False
    if frame.leaf.predicate.family == "disarm" and frame.firmness is not Firmness.DELIVERED:
        return False  # a movement's own weapons are its to give up
    held = {actor.code for actor in cast.actors}
    if held and held <= setting.adversaries | _movements():
        return True
    return (
        held == {setting.protected}
        and (code in OWN_ARMY | GIVEN or frame.firmness in (Firmness.DELIVERED, Firmness.VAGUE))
        and not (abroad and frame.firmness is not Firmness.DELIVERED)
    )


def takes_sides(setting: Setting, kind: Kind, targets: tuple[Actor, ...], code: str | None) -> bool:
    """Whether what is supported is the adversary's war: "firms that support Moscow's war"."""
    codes = {actor.code for actor in targets}
    return (
        kind is Kind.ENDORSE
        and bool(codes)
        and codes <= setting.adversaries
        and code not in SELF_MADE
    )


@cache
def _movements() -> frozenset[str]:
    """Armed movements: what they do with weapons is the war."""
    return frozenset(
        code for code, party in load_ontology().parties.items() if party.kind is PartyKind.MOVEMENT
    )
