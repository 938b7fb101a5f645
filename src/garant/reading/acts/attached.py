"""What hangs on a frame beside its thing: how much of it, and on what conditions."""

from collections.abc import Mapping

from garant.model import Clue, Condition, Firmness, Kind, Quantity
from garant.reading.acts.conditional import Conditional
from garant.reading.acts.conditions import hangs_on
from garant.reading.acts.frame import Frame
from garant.reading.acts.hit import Hit
from garant.reading.acts.measures import Measure, amount, beside_it
from garant.reading.acts.roles import Cast
from garant.reading.acts.scene import Scene
from garant.reading.parse import Parse


def amount_of(
    scene: Scene,
    frame: Frame,
    counted: list[Measure],
    token: int,
    cast: Cast,
    currencies: Mapping[str, Mapping[str, str]],
) -> Quantity | None:
    """How much a commitment gives, in the currency of the giver where only "dollars" stands.

    Args:
        scene: The parse it stands in.
        frame: Its frame.
        counted: All that is counted in the parse.
        token: The token of the thing given.
        cast: Who gives.
        currencies: For each party, what the name of a currency stands for with it.
    """
    if frame.firmness is Firmness.VAGUE:
        return None  # "kept its intentions vague, though it approved $330 million"
    parse = scene.parse
    others = {t for _, t in frame.capabilities if t != token}
    apart = beside_it(parse, frame.leaf.token)
    counted = [
        m for m in counted if m.unit not in apart and others.isdisjoint(range(m.start, m.unit + 1))
    ]
    home: dict[str, str] = {}
    for code in sorted(cast.codes):
        home.update(currencies.get(code, {}))
    concept = scene.concepts.at(token)
    thing, head = {token}, token
    if concept is not None:
        thing, head = thing | set(concept.tokens), scene.concepts.head(concept)
    return amount(parse, scene.syntax, counted, frame.top.token, head, frame.scope | thing, home)


def conditions_of(
    parse: Parse, frame: Frame, conditions: list[Conditional], hits: list[Hit]
) -> tuple[tuple[Condition, ...], tuple[Clue, ...]]:
    """The conditions that hang on a frame's predicates, or stand in its clause."""
    held: list[Condition] = []
    clues: list[Clue] = []
    sentence = parse.sentence_of[frame.top.token]
    for conditional in conditions:
        if parse.sentence_of[conditional.anchor] != sentence:
            continue
        if conditional.standing or frame.kind not in (Kind.COMMIT, Kind.REFUSE):
            continue
        if not hangs_on(parse, conditional, tuple(frame.chain), hits):
            continue
        for code in conditional.codes:
            if code not in held:
                held.append(code)
        last = max(conditional.tokens)
        clues.append(
            Clue("condition", conditional.marker, parse.passage(conditional.anchor, last + 1))
        )
    return tuple(held), tuple(clues)
