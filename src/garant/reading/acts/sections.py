"""The sections of a text that tells of several conflicts: each is about its own.

A newsletter or a round-up goes from Lebanon to Haiti to Ukraine, and says so once: in a heading, or
in a word that opens the paragraph ("Haïti. Nairobi retirera ses policiers"). What is told there is
for whom the section is about, not for whom the whole text names most.
"""

import re
from dataclasses import replace
from functools import cache

from garant.model import BlockKind, Document
from garant.ontology import Naming, load_ontology
from garant.ontology.theatres import Theatre, load_theatres
from garant.reading.acts.setting import COLLECTIVES, Setting
from garant.reading.mention import MentionKind, Mentions
from garant.reading.parse import READ, Parse, ParsedDocument

PARTING = frozenset(".:|–—-/•▪■")
"""Signs that end a label."""

_LONGEST = 4
"""Words of a label at most: "The Democratic Republic of Congo" is one name."""

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_LABELS = (MentionKind.STATE, MentionKind.SEAT)


def sections(parsed: ParsedDocument, mentions: Mentions, setting: Setting) -> dict[int, Setting]:
    """The settings of the parses whose section is about a conflict of its own.

    A text is parted only where its headings and labels name two conflicts at least: in one about a
    single conflict, "South Korea:" is who gives, not who is protected.

    Args:
        parsed: A document with its parses.
        mentions: Its mentions.
        setting: The setting of the whole.

    Returns:
        The setting by the number of the parse; those not in it are about what the whole is about.
    """
    found: dict[int, Theatre] = {}
    headed: Theatre | None = None
    document = parsed.document
    for number, parse in enumerate(parsed.parses):
        if parse.block.kind is BlockKind.HEADING:
            headed = _only(parse, mentions, number, range(len(parse)))
        elif parse.block.kind in READ:
            labelled = _only(parse, mentions, number, _label(parse))
            theatre = labelled or _dated(document, parse) or headed
            if theatre is not None:
                found[number] = theatre
    if len({theatre.protected for theatre in found.values()}) < 2:
        return {}
    return {number: _about(setting, theatre) for number, theatre in found.items()}


def _label(parse: Parse) -> range:
    """The tokens of a label that opens a paragraph: "Haïti.", "BAMAKO -", "Lebanon | "."""
    for i in range(1, min(_LONGEST + 1, len(parse) - 1)):
        if parse.words[i] in PARTING:
            return range(i)
        if parse.pos[i] in ("VERB", "AUX"):
            break
    return range(0)


def _dated(document: Document, parse: Parse) -> Theatre | None:
    """The conflict whose seat or land a paragraph is dated from: "KINSHASA - "."""
    start = parse.block.passage.start
    line = document.text[document.text.rfind("\n", 0, start) + 1 : start]
    seats = _seats(document.language or "")
    found = {seats[word] for word in _WORD.findall(line.lower()) if word in seats}
    return load_theatres()[found.pop()] if len(found) == 1 else None


@cache
def _seats(language: str) -> dict[str, int]:
    """The names and seats of the protected parties that are one word, and their conflicts."""
    by_party, _ = _known()
    parties = load_ontology().parties
    return {
        name.lower(): place
        for code, place in by_party.items()
        if code in parties
        for sort in (Naming.NAME, Naming.SEAT)
        for name in parties[code].words.get(language, {}).get(sort, ())
        if _WORD.fullmatch(name)
    }


def _only(parse: Parse, mentions: Mentions, number: int, tokens: range) -> Theatre | None:
    """The one conflict that some tokens name by who is protected, or by a place there."""
    by_party, by_place = _known()
    found = {
        by_party[code]
        for mention in mentions.of(number)
        if mention.head in tokens and mention.kind in _LABELS
        for code in mention.codes
        if code in by_party
    }
    found |= {by_place[parse.words[t]] for t in tokens if parse.words[t] in by_place}
    return load_theatres()[found.pop()] if len(found) == 1 else None


@cache
def _known() -> tuple[dict[str, int], dict[str, int]]:
    """The conflicts by their protected party and by their places, as places in their list.

    Not those whose party gives elsewhere as often.
    """
    by_party: dict[str, int] = {}
    by_place: dict[str, int] = {}
    for place, theatre in enumerate(load_theatres()):
        if theatre.hosting:
            continue
        named = theatre.names if theatre.protected not in theatre.names else ()
        for code in named or (theatre.protected,):
            by_party[code] = place
        by_place.update(dict.fromkeys(theatre.places, place))
    return by_party, by_place


def _about(setting: Setting, theatre: Theatre) -> Setting:
    """The setting of a section: that of the whole, about its own conflict."""
    if theatre.protected == setting.protected:
        return replace(setting, candidates=frozenset({theatre.protected}))
    return replace(
        setting,
        protected=theatre.protected,
        adversaries=frozenset(theatre.adversaries),
        collective=theatre.collective if theatre.collective in COLLECTIVES else None,
        candidates=frozenset({theatre.protected}),
        together=theatre.collective if theatre.collective == "COALITION" else None,
        deployed=False,
    )
