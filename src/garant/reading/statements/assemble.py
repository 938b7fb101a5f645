"""Assembling: cues, sources and quotations of a document become its statements, in order."""

from garant.model import BlockKind
from garant.reading.mention import Mentions
from garant.reading.parse import READ, ParsedDocument
from garant.reading.statements.announced import announced
from garant.reading.statements.block import read_block
from garant.reading.statements.chain import resolve_chains
from garant.reading.statements.draft import Draft, finish
from garant.reading.statements.found import FoundStatement
from garant.reading.statements.ground import Ground
from garant.reading.statements.interview import read_interview
from garant.reading.statements.orphan import adopt_quotations
from garant.reading.statements.speaker import Speakers
from garant.reading.statements.words import SpeechWords


def find_statements(
    parsed: ParsedDocument, mentions: Mentions, words: SpeechWords
) -> list[FoundStatement]:
    """The statements of a document in order of their content.

    Args:
        parsed: The document's parses.
        mentions: The parties mentioned in it.
        words: The words of speech of its language.
    """
    document = parsed.document
    grounds = [
        Ground(parse, number, document.text, words, mentions.of(number))
        for number, parse in enumerate(parsed.parses)
    ]
    speakers = Speakers(grounds)
    host = mentions.stage or mentions.dated
    interview = read_interview(document, grounds, speakers, host)
    answered = {ground.number for draft in interview for ground, _, _ in draft.parts}
    drafts: list[Draft] = []
    for ground in grounds:
        if ground.parse.block.kind not in READ:
            continue
        speakers.enter(ground)
        found = read_block(ground, speakers)
        if ground.number not in answered and ground.parse.block.kind is not BlockKind.QUESTION:
            found = adopt_quotations(ground, grounds, speakers, found, drafts)
        drafts += resolve_chains(found, speakers)
        told = None if ground.number in answered else announced(ground, grounds, speakers, drafts)
        if told is not None:
            drafts.append(told)
    drafts += interview
    drafts.sort(key=lambda draft: (draft.ground.number, draft.start, -draft.end))
    return [finish(document, draft, grounds) for draft in drafts]
