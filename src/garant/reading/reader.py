"""The reader: documents in, readings out, one pass in the order written here."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from garant.errors import GarantError, PipelineError
from garant.model import Document, Doubt, Reading
from garant.ontology import load_ontology
from garant.reading.acts import find_acts, load_act_words
from garant.reading.parse import ParsedDocument
from garant.reading.parsing import parse_documents
from garant.reading.parties import find_mentions, load_party_words
from garant.reading.pipeline import load_pipeline
from garant.reading.statements import find_statements, load_speech_words

if TYPE_CHECKING:
    from spacy.language import Language

LANGUAGES = Path(__file__).parent
"""Where each language has its folder of words and, where one is carried, its pipeline."""

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
        return load_pipeline(code, pipeline), _extractor(code, extra_parties)

    def read(documents: Iterable[Document]) -> Iterator[Reading]:
        for code, batch in _runs(documents, language):
            if code not in languages():
                for document in batch:
                    yield _unread(document, code)
                continue
            nlp, extract = tools(code)
            yield from _read_run(nlp, extract, batch)

    if language is not None:
        if not (LANGUAGES / language / "predicates.yaml").is_file():
            raise PipelineError(
                f"language {language!r}: there are no words to read it with; "
                f"take one of {', '.join(languages())}"
            )
        tools(language)
    return read


def languages() -> tuple[str, ...]:
    """The languages that can be read: those with words for acts."""
    return tuple(sorted(path.parent.name for path in LANGUAGES.glob("*/predicates.yaml")))


def _extractor(code: str, extra_parties: Path | None) -> Extract:
    folder = LANGUAGES / code
    ontology = load_ontology(extra_parties)
    party_words = load_party_words(folder)
    speech_words = load_speech_words(folder)
    act_words = load_act_words(folder)

    def extract(parsed: ParsedDocument) -> Reading:
        mentions = find_mentions(parsed, ontology, party_words)
        said = find_statements(parsed, mentions, speech_words)
        acts = find_acts(parsed, mentions, said, act_words)
        return Reading(
            parsed.document,
            tuple(found.to_statement() for found in said),
            acts,
            parsed.document.doubts,
        )

    return extract


def _read_run(
    nlp: "Language", extract: Extract, documents: list[Document]
) -> Iterator[Reading]:
    """Read documents of one language; one that an error of ours stops does not stop the others."""
    parses = parse_documents(nlp, documents)
    for number, document in enumerate(documents):
        try:
            parsed = next(parses)
        except GarantError:
            raise
        except Exception:
            # The documents were parsed together, so it may be any of them: each is parsed alone.
            for left in documents[number:]:
                yield _read_alone(nlp, extract, left)
            return
        yield _extracted(extract, parsed)


def _read_alone(nlp: "Language", extract: Extract, document: Document) -> Reading:
    try:
        parsed = next(parse_documents(nlp, [document]))
    except GarantError:
        raise
    except Exception as error:
        return _failed(document, error)
    return _extracted(extract, parsed)


def _extracted(extract: Extract, parsed: ParsedDocument) -> Reading:
    try:
        return extract(parsed)
    except GarantError:
        raise
    except Exception as error:
        return _failed(parsed.document, error)


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
        f"The language was {seen}; Garant reads {', '.join(languages())}. "
        "Name it with --language if that is wrong.",
    )
    return Reading(document, doubts=(*document.doubts, doubt))


def _failed(document: Document, error: Exception) -> Reading:
    place = traceback.extract_tb(error.__traceback__)[-1]
    problem = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    doubt = Doubt(
        "reading_failed",
        f"A mistake in Garant stopped the reading ({problem}, in {Path(place.filename).name}, line "
        f"{place.lineno}), so nothing was taken from this text; report it with this line and the "
        "text.",
    )
    return Reading(document, doubts=(*document.doubts, doubt))
