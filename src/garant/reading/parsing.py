"""Parsing documents: the blocks that are read come out of the pipeline as plain lists."""

import re
import warnings
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from garant.model import Block, BlockKind, Document
from garant.reading.clefts import mend_clefts
from garant.reading.items import mend_items
from garant.reading.labels import map_labels, parser_labels, scheme_of
from garant.reading.lemmas import VERBAL, mended_lemma, verb_lemmas
from garant.reading.lost_subjects import mend_subjects
from garant.reading.parse import TYPOGRAPHY, Parse, ParsedDocument
from garant.reading.past_forms import mend_past
from garant.reading.relatives import mend_relatives
from garant.reading.running import run
from garant.reading.sentences import abbreviations, mend
from garant.reading.verb_groups import mend_groups
from garant.reading.verb_heads import mend_heads
from garant.reading.verb_signs import mend_verbs, verb_signs

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

PARSED = frozenset(BlockKind) - {BlockKind.FURNITURE, BlockKind.TITLE}
"""The kinds of block that are parsed: headings too, since they name what follows."""

BATCH_CHARACTERS = 200_000
"""Text gathered before the pipeline is asked, so that it works on many blocks at once."""

LONGEST_TEXT = 20_000
"""Characters of a block parsed in one go; a longer one is cut at a space and put together again."""

_TYPOGRAPHY = tuple((chr(code), plain) for code, plain in TYPOGRAPHY.items())
_SHOUTED = re.compile(r"\b[A-Z]+N'T\b")
"""Denials in capitals, which a tokenizer takes for one word: "he WON'T send soldiers"."""

_SPACE = re.compile(r"[^\S ]")
_LOOSE = re.compile(r"^ +|(?<= ) +| +$|[\u00ad\u200b\u200c\u200d\u2060\ufeff]+")
_COLUMNS = ("IDX", "LENGTH", "LEMMA", "POS", "MORPH", "DEP", "HEAD", "SENT_START", "ENT_TYPE")


def parse_blocks(nlp: "Language", document: Document) -> ParsedDocument:
    """Parse the blocks of a document that are read."""
    return next(parse_documents(nlp, [document]))


def parse_documents(nlp: "Language", documents: Iterable[Document]) -> Iterator[ParsedDocument]:
    """Parse a stream of documents, several at a time, in order.

    Only as many documents as fill a batch are held.
    """
    batch: list[Document] = []
    size = 0
    for document in documents:
        batch.append(document)
        size += len(document.text)
        if size >= BATCH_CHARACTERS:
            yield from _parse_batch(nlp, batch)
            batch, size = [], 0
    if batch:
        yield from _parse_batch(nlp, batch)


def _parse_batch(nlp: "Language", documents: list[Document]) -> list[ParsedDocument]:
    texts: list[str] = []
    offsets: list[list[int] | range] = []
    slots: list[tuple[Document, Block, int]] = []
    for document in documents:
        for block in document.blocks:
            if block.kind not in PARSED:
                continue
            pieces = 0
            for start, end in _pieces(document.text, block):
                text, offset = _plain(document.text[start:end], start)
                if text:
                    texts.append(text)
                    offsets.append(offset)
                    pieces += 1
            slots.append((document, block, pieces))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        docs = iter(run(nlp, texts))
    scheme = scheme_of(parser_labels(nlp))
    parses: dict[int, list[Parse]] = {id(document): [] for document in documents}
    names: dict[int, str] = {}
    places = iter(zip(texts, offsets, strict=True))
    for document, block, pieces in slots:
        parse = Parse(block, [], [], [], [], [], [], [], [], [], [], [])
        begins: list[int] = []
        for _ in range(pieces):
            _fill(parse, begins, next(docs), *next(places), document.text, names)
        if scheme is not None:
            map_labels(parse, scheme)
        _finish(parse, begins, nlp.lang or "")
        parse.number = len(parses[id(document)])
        parses[id(document)].append(parse)
    return [ParsedDocument(document, parses[id(document)]) for document in documents]


def _pieces(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start, end = block.passage.start, block.passage.end
    while end - start > LONGEST_TEXT:
        limit = start + LONGEST_TEXT
        cut = text.rfind(". ", start, limit) + 1
        if cut <= start:
            cut = text.rfind(" ", start + 1, limit)
        if cut <= start:
            cut = limit
        yield start, cut
        start = cut
    yield start, end


def _plain(original: str, start: int) -> tuple[str, list[int] | range]:
    """The text for the parser, and where each of its characters stands in the document.

    Typography is mapped one for one; runs of space become one space and invisible characters go,
    since a pipeline takes each for a word.
    """
    text = original
    # One pass for each sign is many times faster than `translate` with a table.
    for sign, plain in _TYPOGRAPHY:
        text = text.replace(sign, plain)
    text = _SPACE.sub(" ", text)
    if "N'T" in text:
        text = _SHOUTED.sub(lambda match: match[0].lower(), text)
    if not _LOOSE.search(text):
        return text, range(start, start + len(text))
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for match in _LOOSE.finditer(text):
        kept.append(text[at : match.start()])
        places.extend(range(start + at, start + match.start()))
        at = match.end()
    kept.append(text[at:])
    places.extend(range(start + at, start + len(text)))
    return "".join(kept), places


def _fill(
    parse: Parse,
    begins: list[int],
    doc: "Doc",
    text: str,
    offset: list[int] | range,
    original: str,
    names: dict[int, str],
) -> None:
    """Add a parsed text to the lists of a block's parse.

    `names` keeps the labels looked up so far, since spaCy's own table of strings is slow.
    """
    base = len(parse.words)
    columns = doc.to_array(list(_COLUMNS)).view("int64").T.tolist()
    starts, lengths, lemmas, tags, morphs, deps, heads, sent_starts, entities = columns
    strings = doc.vocab.strings
    # Ids are 64-bit hashes; to_array gives them unsigned and the view above signed.
    for number in {*lemmas, *tags, *morphs, *deps, *entities}:
        if number not in names:
            names[number] = strings[number % 2**64]
    if isinstance(offset, range):
        first = [offset.start + start for start in starts]
        last = [start + length for start, length in zip(first, lengths, strict=True)]
    else:
        first = [offset[start] for start in starts]
        last = [offset[s + n - 1] + 1 for s, n in zip(starts, lengths, strict=True)]
    parse.starts += first
    parse.ends += last
    parse.words += [original[s:e] for s, e in zip(first, last, strict=True)]
    parse.lower += [text[s : s + n].lower() for s, n in zip(starts, lengths, strict=True)]
    parse.lemmas += map(names.__getitem__, lemmas)
    parse.pos += map(names.__getitem__, tags)
    parse.morphs += ["" if (name := names[number]) == "_" else name for number in morphs]
    parse.deps += map(names.__getitem__, deps)
    parse.heads += [base + i + head for i, head in enumerate(heads)]
    parse.entities += map(names.__getitem__, entities)
    begins += [base + i for i, value in enumerate(sent_starts) if value == 1 or i == 0]


def _finish(parse: Parse, begins: list[int], language: str) -> None:
    """Mend sentences and lemmas, and count the children anew."""
    table = verb_lemmas(language)
    signs = verb_signs(language)
    for i, lemma in enumerate(parse.lemmas):
        # Words files are in lower case; a lemmatizer keeps the capital of a sentence's first word.
        if lemma[:1].isupper() and parse.pos[i] != "PROPN":
            parse.lemmas[i] = lemma.lower()
    if table:
        for i, tag in enumerate(parse.pos):
            if tag in VERBAL:
                parse.lemmas[i] = mended_lemma(parse.lower[i], parse.lemmas[i], table)
        if signs is not None and signs.endings:
            mend_verbs(parse, table, signs)
    parse.sentences = mend(
        parse.words,
        parse.starts,
        parse.ends,
        parse.heads,
        parse.deps,
        begins,
        abbreviations(language),
    )
    parse.__post_init__()
    if signs is None:
        return
    if table:
        mend_items(parse, table, signs.nouns)
    if signs.past_is_participle:
        mend_relatives(parse)
        mend_past(parse)
        mend_heads(parse, table)
    if signs.cleft_openers:
        mend_clefts(parse, signs.cleft_openers, signs.copula, signs.doing)
    if signs.gerund:
        mend_subjects(parse, signs.gerund)
    if table and signs.endings:
        mend_groups(parse, table, signs)
