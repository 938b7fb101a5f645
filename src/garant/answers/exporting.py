"""What exports are made of: the same views that every face shows, a few at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from garant import publishing
from garant.answers.questions import Question
from garant.ledger import (
    Asked,
    departed,
    document_marks,
    stream_acts,
    stream_documents,
    stream_statements,
    surroundings,
)
from garant.publishing import ExportPiece

if TYPE_CHECKING:
    from garant.answers.answers import Answers


def material_of(
    answers: "Answers", thing: str, asked: Asked, question: Question | None = None
) -> publishing.ExportMaterial:
    """What an export is made of.

    Args:
        answers: Answers for the ledger.
        thing: `acts`, `statements`, `positions`, `cover`, `documents` or
            `deletions`.
        asked: What of it is wanted; of deletions, those since the moment `known_at`.
        question: Which pact on which day, of a cover; by default the first that comes with Garant.
    """
    ledger = answers.ledger

    def marks(keys: Iterable[str]) -> publishing.DocumentMarks:
        return {
            key: publishing.DocumentMark(text_hash, publishing.instant_view(recorded))
            for key, (text_hash, recorded) in document_marks(ledger, keys).items()
        }

    return publishing.ExportMaterial(
        thing=thing,
        pieces=_pieces_of(answers, thing, asked, question or Question()),
        parties=lambda: publishing.parties_by_code(answers.parties()),
        marks=marks,
        around=lambda keys, signs: surroundings(
            ledger, keys, signs, statements=thing == "statements"
        ),
        text=lambda key: ledger.document(key).text,
    )


def _pieces_of(
    answers: "Answers", thing: str, asked: Asked, question: Question
) -> Callable[[bool], Iterator[ExportPiece]]:
    ledger = answers.ledger

    def acts(by_document: bool) -> Iterator[ExportPiece]:
        for one in stream_acts(ledger, asked, by_document=by_document):
            (view,) = publishing.view_acts([one.record])
            yield ExportPiece(view, publishing.instant_view(one.updated))

    def statements(by_document: bool) -> Iterator[ExportPiece]:
        for one in stream_statements(ledger, asked, by_document=by_document):
            (view,) = publishing.view_quotes([one.record])
            yield ExportPiece(view, publishing.instant_view(one.updated))

    def documents(_: bool) -> Iterator[ExportPiece]:
        for one in stream_documents(ledger, asked):
            (view,) = publishing.view_documents([one.record])
            yield ExportPiece(view, publishing.instant_view(one.updated))

    def positions(_: bool) -> Iterator[ExportPiece]:
        return map(ExportPiece, answers.every_position(asked))

    def cover(_: bool) -> Iterator[ExportPiece]:
        yield ExportPiece(answers.covers(question))

    def deletions(_: bool) -> Iterator[ExportPiece]:
        for one in departed(ledger, asked.known_at) if asked.known_at else ():
            view: publishing.DeletionView = {
                "what": one.thing,
                "key": one.key,
                "document_key": one.document,
                "why": one.why.value,
                "gone": publishing.instant_view(one.gone),
                "instead": one.instead,
            }
            yield ExportPiece(view)

    return {
        "acts": acts,
        "statements": statements,
        "documents": documents,
        "positions": positions,
        "cover": cover,
        "deletions": deletions,
    }[thing]
