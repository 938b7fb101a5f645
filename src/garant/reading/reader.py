"""The reader: documents in, readings out, one pass in the order written here."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from garant.errors import GarantError, PipelineError
from garant.model import Document, Doubt, Reading
from garant.ontology import load_ontology
from garant.reading.acts import find_acts, load_act_words
from garant.reading.labels import label_notice
from garant.reading.mention import Mentions
from garant.reading.parse import ParsedDocument
from garant.reading.parsing import parse_blocks, parse_documents
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import load_pipeline
from garant.reading.statements import find_statements, load_speech_words

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = Path(__file__).parent
"""Where each language has its folder of words and, where one is carried, its pipeline."""

SPEECH, ACTS = "speech.yaml", "predicates.yaml"
"""The files of a language's folder without which no statements, or no acts, can be read."""

HOLDER_DOUBTS = frozenset({"no_date", "office_without_holder", "several_holders"})
"""Doubts of mentions about who is meant, told of the whole text."""

Extract = Callable[[ParsedDocument], Reading]


def make_reader(
    language: str | None = None,
    pipeline: str | None = None,
    extra_parties: Path | None = None,
) -> Callable[[Iterable[Document]], Iterator[Reading]]:
    """Make a reader of documents.

    Args:
        language: Read every document as this language (ISO 639-1); None goes by each document's
            own.
        pipeline: An installed UD-style pipeline to parse with; None takes the one Garant carries.
        extra_parties: A file of the user's own parties and office holders.

    Raises:
        PipelineError: No pipeline for the language.
        WordsError: A words file has mistakes.
    """
    load_ontology(extra_parties)

    @cache
    def tools(code: str) -> "tuple[Language, Extract]":
        nlp = load_pipeline(code, pipeline)
        notices = [label_notice(nlp), _statements_alone(code)]
        return nlp, _noticed(_extractor(code, extra_parties), tuple(filter(None, notices)))

    def read(documents: Iterable[Document]) -> Iterator[Reading]:
        for code, batch in _runs(documents, language):
            if code not in languages():
                for document in batch:
                    yield _unread(document, code)
                continue
            nlp, extract = tools(code)
            yield from _read_run(nlp, extract, batch)

    if language is not None:
        if language not in languages():
            raise PipelineError(
                f"language {language!r}: there are no words to read it with; "
                f"take one of {', '.join(languages())}"
            )
        tools(language)
    return read


def languages() -> tuple[str, ...]:
    """The languages that can be read: those with words for who says what."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob(f"*/{SPEECH}")))


def _statements_alone(code: str) -> Doubt | None:
    """What is to be said of a language that has words for statements and none for acts."""
    if (LANGUAGES / code / ACTS).is_file():
        return None
    return Doubt(
        "acts_not_read",
        f"the language {code!r} is experimental: statements are read in it, and no acts.",
    )


def _noticed(extract: Extract, notices: tuple[Doubt, ...]) -> Extract:
    """The same extraction with what is to be said of every reading made with it."""
    if not notices:
        return extract

    def noticed(parsed: ParsedDocument) -> Reading:
        reading = extract(parsed)
        return replace(reading, doubts=(*reading.doubts, *notices))

    return noticed


def _extractor(code: str, extra_parties: Path | None) -> Extract:
    folder = LANGUAGES / code
    ontology = load_ontology(extra_parties)
    party_words = load_party_words(folder)
    speech_words = load_speech_words(folder)
    act_words = load_act_words(folder) if (folder / ACTS).is_file() else None

    def extract(parsed: ParsedDocument) -> Reading:
        mentions = find_mentions(parsed, ontology, party_words)
        said = find_statements(parsed, mentions, speech_words)
        acts, alone = find_acts(parsed, mentions, said, act_words) if act_words else ((), ())
        return Reading(
            parsed.document,
            tuple(found.to_statement() for found in said),
            acts,
            (
                *parsed.document.doubts,
                *(_unsettled(parsed, mentions) if said or acts else ()),
                *alone,
            ),
        )

    return extract


def _unsettled(parsed: ParsedDocument, mentions: Mentions) -> tuple[Doubt, ...]:
    """The doubts about who holds an office, each once, at the first place it is named."""
    found: dict[tuple[str, str], Doubt] = {}
    for mention in mentions.found:
        for doubt in mention.doubts:
            if doubt.code in HOLDER_DOUBTS:
                passage = parsed.parses[mention.parse].passage(mention.start, mention.end)
                found.setdefault((doubt.code, doubt.detail), replace(doubt, passage=passage))
    return tuple(found.values())


def _read_run(nlp: "Language", extract: Extract, documents: list[Document]) -> Iterator[Reading]:
    """Read documents of one language; one that a mistake of ours stops does not stop the others."""

    def read_alone(document: Document) -> Reading:
        return extract(parse_blocks(nlp, document))

    parses = parse_documents(nlp, documents)
    for number, document in enumerate(documents):
        try:
            parsed = next(parses)
        except GarantError:
            raise
        except Exception:
            # Many are parsed at once and any may be at fault, so the rest are taken one by one.
            for left in documents[number:]:
                yield _guarded(left, partial(read_alone, left))
            return
        yield _guarded(document, partial(extract, parsed))


def _guarded(document: Document, read: Callable[[], Reading]) -> Reading:
    try:
        return read()
    except GarantError:
        raise
    except Exception as error:  # whatever a rule stumbles over
        return _failed(document, error)


RUN_LENGTH = 64
"""Documents of one language that are parsed together; bounds what is held at a time."""


def _runs(
    documents: Iterable[Document], language: str | None
) -> Iterator[tuple[str, list[Document]]]:
    """Documents in order, in runs of one language."""
    run: list[Document] = []
    held = ""
    for document in documents:
        code = language or document.language or ""
        if run and (code != held or len(run) >= RUN_LENGTH):
            yield held, run
            run = []
        held = code
        run.append(document)
    if run:
        yield held, run


def _unread(document: Document, code: str) -> Reading:
    seen = f"recognised as {code!r}" if code else "not recognised"
    doubt = Doubt(
        "language_not_read",
        f"the language was {seen}; Garant reads {', '.join(languages())}. "
        "Name it with --language if that is wrong.",
    )
    return Reading(document, doubts=(*document.doubts, doubt))


def _failed(document: Document, error: Exception) -> Reading:
    problem = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    own = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if Path(frame.filename).is_relative_to(LANGUAGES)
    ]
    doubt = Doubt(
        "reading_failed",
        "a mistake in Garant stopped the reading, and nothing was taken from this text "
        f"({problem}; {Path(own[-1].filename).name}, line {own[-1].lineno}); "
        "report it with this line.",
    )
    return Reading(document, doubts=(*document.doubts, doubt))
