"""Words without quotation marks that the block above announces, or that stand behind ">" signs.

Reads the paragraphs under "Defence Secretary John Healey said:" as his, as governments print them,
for as long as they speak in the first person; does not read on into the narrator's own.
"""

from garant.model import BlockKind
from garant.reading.statements.cue import find_cues
from garant.reading.statements.draft import Draft
from garant.reading.statements.ground import Ground
from garant.reading.statements.memory import Voice
from garant.reading.statements.orphan import introduced
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.subject import subject_token

_SIGNS = frozenset((">", "›", "|"))
_LEAD = 45
"""Tokens of a block that does nothing but announce what is below, at most."""


def announced(
    ground: Ground, grounds: list[Ground], speakers: Speakers, earlier: list[Draft]
) -> Draft | None:
    """The statement that a block above announces; None where the block has been added to one.

    Args:
        ground: The block.
        grounds: All blocks.
        speakers: Who has been heard of.
        earlier: The statements so far.
    """
    if not ground.number or not len(ground.parse):
        return None
    if ground.parse.block.kind is not BlockKind.PARAGRAPH:
        return None
    above = grounds[ground.number - 1]
    signed = ground.parse.words[0] in _SIGNS
    start, end = ground.trimmed(0, len(ground.parse))
    if start >= end or _announces(ground):
        return None
    if _announces(above) and not ground.quotations:
        voice = _announcer(above, speakers, signed=signed)
        if voice.mention is not None:
            return Draft([(ground, start, end)], ground, (0, 0), voice, "announced", dashed=True)
        return None
    running = next((draft for draft in reversed(earlier) if draft.kind == "announced"), None)
    goes_on = running is not None and running.parts[-1][0] is above
    if running is not None and goes_on and (signed or (_own(ground) and not ground.quotations)):
        running.add(ground, start, end)
    return None


def _announces(ground: Ground) -> bool:
    parse = ground.parse
    return 0 < len(parse) <= _LEAD and parse.words[-1] == ":" and not ground.quotations


def _announcer(above: Ground, speakers: Speakers, *, signed: bool) -> Voice:
    """Who speaks by the last verb of saying before a colon; behind a sign, whom it names at all."""
    colon = len(above.parse) - 1
    cues = [cue for cue in find_cues(above) if cue.finite and not cue.negated and not cue.passive]
    if cues:
        cue = cues[-1]
        plain = "clause" in cue.verb.takes and not above.has_finite(cue.end, colon)
        subject = subject_token(above, cue)
        own = above.words.lists["first_person_subject"]
        if plain and subject >= 0 and above.parse.lower[subject] not in own:
            return speakers.before(above, cue)
    return introduced(above, above.sentence(colon)[0], colon, speakers) if signed else Voice(None)


def _own(ground: Ground) -> bool:
    """Whether somebody speaks of himself or his own in a block."""
    own = ground.words.lists["own"]
    return any(word in own for word in ground.parse.lower)
