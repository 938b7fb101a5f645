"""A frame: one kind and rung over one or more capabilities, before it is known who acts."""

from dataclasses import dataclass, field

from garant.model import Actor, Clue, Firmness, Kind
from garant.reading.acts.hit import Hit


@dataclass(slots=True)
class Frame:
    """One kind and rung over one or more capabilities, with the tokens they rest on.

    `top` is the outermost predicate, `leaf` the doing at the end of the `chain`; `capabilities`
    hold each code with the token that shows it, `pointed` the code a clause points back to where it
    names none. `attitude` tells a stance from a doing. `asked_of` is the token of whom something is
    asked, `doer` the subject of an inner clause, `given_to` that of what somebody else permits,
    `meant` the targets where the clause already settles them, `lent` the actors that a list's stem
    lends to its items. `wished`, `aside` and `rung` keep the
    rungs that hold if the doer turns out to be the one who wishes, asks its own, or withdraws.
    `willed` tells that an auxiliary of the future stands alone: "Madrid will".
    """

    top: Hit
    leaf: Hit
    kind: Kind
    firmness: Firmness | None
    capabilities: list[tuple[str | None, int]]
    scope: set[int]
    chain: tuple[Hit, ...]
    attitude: bool = False
    asked_of: int | None = None
    doer: int | None = None
    negated: bool = False
    meant: tuple[Actor, ...] | None = None
    wished: Firmness | None = None
    aside: Firmness | None = None
    rung: Firmness | None = None
    pointed: str | None = None
    lent: tuple[Actor, ...] = ()
    given_to: int | None = None
    willed: bool = False
    clues: list[Clue] = field(default_factory=list)


def stance(
    hit: Hit,
    kind: Kind,
    firmness: Firmness | None,
    capabilities: list[tuple[str | None, int]],
    scope: set[int],
    negated: bool,
    clues: list[Clue],
    leaf: Hit | None = None,
) -> Frame:
    """A frame of an attitude that stands by itself, or over one other predicate."""
    chain = (hit,) if leaf is None else (hit, leaf)
    return Frame(
        hit,
        leaf or hit,
        kind,
        firmness,
        capabilities,
        scope,
        chain,
        True,
        negated=negated,
        clues=clues,
    )
