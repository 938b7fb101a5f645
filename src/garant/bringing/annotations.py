"""Annotations made in another tool, taken as what their makers decide.

An annotation stands where the ledger's own text has it, sign by sign, or it is kept out: nothing is
looked for anywhere else. One that bears the key of an act is a decision on it: accepted where
nothing was changed, corrected where something was, rejected where its maker took it away. One that
bears none is an act that its maker wrote down.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from garant.bringing.brought import Thing
from garant.bringing.positions import base_act
from garant.bringing.table import OnError
from garant.errors import InputError, LedgerError, QuestionError, UnknownKeyError
from garant.ledger import (
    Entry,
    Ledger,
    Written,
    correct_act,
    correct_statement,
    decide,
    enter,
)
from garant.model import Act, Actor, Document, Passage, Speaker, Statement, Verdict

if TYPE_CHECKING:
    from garant.ontology import Ontology

_LISTS = ("conditions", "actors", "targets")
_OUTCOMES = {
    Verdict.ACCEPT: "accepted",
    Verdict.CORRECT: "corrected",
    Verdict.REJECT: "rejected",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """An annotation as a tool gives it.

    Attributes:
        place: Where it stands in the file, for whoever looks for it.
        document: The key of its document.
        spans: Where it stands in the text: start, end, and the words that the tool has there.
        key: The act or statement that it is about; None for a new one.
        fields: What it says, by the fields of a review; an empty text empties one.
        is_removed: Whether its maker took it away.
        is_statement: Whether it is a statement, not an act.
        who: Who made it.
        why: When, and in which tool.
        is_dated: Whether that tells one state of the annotation from another.
    """

    place: str
    document: str
    spans: Sequence[tuple[int, int, str]] = ()
    key: str | None = None
    fields: Mapping[str, str] = field(default_factory=dict)
    is_removed: bool = False
    is_statement: bool = False
    who: str = ""
    why: str = ""
    is_dated: bool = False


@dataclass
class BroughtAnnotations:
    """Annotations as they are brought in; for the names as for `Brought`.

    Args:
        ledger: Where to.
        name: What the file is called.
        annotations: The annotations, as they are read.
        only_look: Whether to write nothing.
        ontology: Loads the parties and capabilities.
        on_error: Is told of each annotation that cannot be taken.
    """

    ledger: Ledger
    name: str
    annotations: Iterable[Annotation]
    only_look: bool
    ontology: "Callable[[], Ontology]"
    on_error: OnError
    noun: str = "annotation"
    seen: int = 0
    bad: int = 0
    left_out: int = 0
    remarks: list[str] = field(default_factory=list)
    _documents: dict[str, Document] = field(default_factory=dict)

    def hear(self, error: InputError) -> None:
        """Hear of something in the file that is no annotation."""
        self.seen += 1
        self.bad += 1
        self.on_error(error)

    def things(self) -> Iterator[Thing]:
        """Bring them in, one by one; what its maker already decided so is known."""
        for annotation in self.annotations:
            self.seen += 1
            try:
                yield self._brought(annotation)
            except QuestionError as error:
                self.bad += 1
                for line in str(error).splitlines():
                    self._tell(annotation, line)
            except LedgerError as error:
                self.bad += 1
                self._tell(annotation, str(error))

    def _tell(self, annotation: Annotation, told: str) -> None:
        problem, _, remedy = told.partition("; ")
        place = f"{self.name}, {annotation.place}"
        self.on_error(InputError(place, problem, remedy or "mend it, and import it again"))

    def _brought(self, annotation: Annotation) -> Thing:
        document = self._document(annotation.document)
        evidence = tuple(sorted(_placed(document, *span) for span in annotation.spans))
        if annotation.key is None:
            return self._new(annotation, document, evidence)
        named = self._named(annotation.key, document)
        if annotation.is_removed:
            return self._decided(annotation, annotation.key, Verdict.REJECT, {})
        if not evidence:
            raise QuestionError("has no place in the text; mark the words that show it")
        changes = _changes(named, annotation.fields, evidence)
        if not changes:
            return self._decided(annotation, annotation.key, Verdict.ACCEPT, {})
        corrected: Act | Statement
        if isinstance(named, Act):
            corrected = correct_act(named, changes, document.text, self.ontology)
        else:
            corrected = correct_statement(named, changes, document.text, self.ontology)
        return self._decided(annotation, annotation.key, Verdict.CORRECT, changes, corrected)

    def _document(self, key: str) -> Document:
        if key not in self._documents:
            try:
                self._documents = {key: self.ledger.document(key)}
            except UnknownKeyError:
                raise QuestionError(
                    f"is in the document {key!r}, which this ledger does not hold; name the ledger "
                    "that it was exported from, with --ledger"
                ) from None
        return self._documents[key]

    def _named(self, key: str, document: Document) -> Act | Statement:
        try:
            record = (
                self.ledger.act(key)
                if self.ledger.kind_of(key) == "act"
                else self.ledger.statement(key)
            )
        except UnknownKeyError:
            raise QuestionError(
                f"is about {key!r}, which this ledger does not hold; name the ledger that it was "
                "exported from, with --ledger"
            ) from None
        if record.document.id != document.id:
            raise QuestionError(f"is about {key!r}, which stands in another document; export anew")
        return record.act if hasattr(record, "act") else record.statement

    def _decided(
        self,
        annotation: Annotation,
        key: str,
        verdict: Verdict,
        changes: Mapping[str, str],
        corrected: Act | Statement | None = None,
    ) -> Thing:
        if self._was_made(annotation, key, verdict, corrected):
            return Thing(annotation.place, "known", key)
        if self.only_look:
            return Thing(annotation.place, _OUTCOMES[verdict], key)
        decision = decide(
            self.ledger,
            key,
            verdict,
            who=annotation.who,
            why=annotation.why,
            changes=changes,
            ontology=self.ontology,
        )
        result = decision.review.result or key
        told = ""
        over = decision.over
        if over is not None and over.who != annotation.who:
            told = f"{annotation.place}: prevails over what {over.who} decided on {key[:8]}"
        before = key if result != key else None
        return Thing(annotation.place, _OUTCOMES[verdict], result, before, told)

    def _was_made(
        self,
        annotation: Annotation,
        key: str,
        verdict: Verdict,
        corrected: Act | Statement | None,
    ) -> bool:
        """Whether its maker decided just so, also where it was taken back since."""
        own = [
            review
            for review in self.ledger.reviews(key)
            if review.who == annotation.who and review.verdict is not Verdict.UNDO
        ]
        if any(review.why == annotation.why for review in own if annotation.is_dated):
            return True
        if not own or own[-1].verdict is not verdict:
            return False
        if corrected is None or own[-1].result is None:
            return True
        if isinstance(corrected, Act):
            return replace(self.ledger.act(own[-1].result).act, id=corrected.id) == corrected
        stands = self.ledger.statement(own[-1].result).statement
        return replace(stands, id=corrected.id) == corrected

    def _new(
        self, annotation: Annotation, document: Document, evidence: tuple[Passage, ...]
    ) -> Thing:
        if annotation.is_statement:
            raise QuestionError(
                "is a new statement; only acts can be written down by hand: mark it as an act"
            )
        if not evidence:
            raise QuestionError("has no place in the text; mark the words that show it")
        fields = {
            name: _as_written(name, value)
            for name, value in annotation.fields.items()
            if value.strip() and (name, value) != ("speaker.anonymous", "no")
        }
        for needed in ("kind", "actors"):
            if needed not in fields:
                raise QuestionError(f"{needed}: is empty; an act has one")
        act = correct_act(
            replace(base_act(fields["kind"]), evidence=evidence),
            fields,
            document.text,
            self.ontology,
        )
        written = Written(act=act, document=document, why=annotation.why)
        (entered,) = enter(self.ledger, [written], who=annotation.who, only_look=self.only_look)
        outcome = "known" if entered.entry is Entry.KNOWN else "new"
        return Thing(annotation.place, outcome, entered.key)


def _placed(document: Document, start: int, end: int, words: str) -> Passage:
    """A span, where the text has just these words."""
    text = document.text
    if not 0 <= start < end <= len(text):
        raise QuestionError(
            f"stands at {start} to {end}, outside the text, which has {len(text)} characters; it "
            "is kept out"
        )
    if text[start:end] != words:
        there = " ".join(text[start:end].split())[:60]
        here = " ".join(words.split())[:60]
        raise QuestionError(
            f"stands at {start} to {end}, where the text has {there!r}, not {here!r}; it is kept "
            "out: annotate the text as it was exported"
        )
    return Passage(start, end)


def _changes(
    named: Act | Statement, fields: Mapping[str, str], evidence: tuple[Passage, ...]
) -> dict[str, str]:
    """What an annotation says otherwise than what it is about."""
    changes = {}
    for name, value in fields.items():
        if _folded(name, value) != _folded(name, _held(named, name)):
            changes[name] = _as_written(name, value) or "none"
    if isinstance(named, Act):
        spans, called = named.evidence, "evidence"
    else:
        spans, called = (named.parts or (named.content,)), "content"
    if tuple(sorted(spans)) != evidence:
        changes[called] = "|".join(f"{each.start}-{each.end}" for each in evidence)
    return changes


def _as_written(name: str, value: str) -> str:
    """A value as a review takes it: "FRA/Macron" for the speaker "FRA Macron"."""
    value = " ".join(value.split())
    head, blank, person = value.partition(" ")
    if name == "speaker" and blank and head.isupper() and "/" not in value:
        return f"{head}/{person}"
    return value


def _folded(name: str, value: str) -> object:
    if name in _LISTS:
        return sorted({part.strip().casefold() for part in value.split(",") if part.strip()})
    return " ".join(value.split()).casefold()


def _held(named: Act | Statement, name: str) -> str:
    """A field of an act or statement, as tools show it."""
    speaker = named.speaker
    if name == "speaker":
        return _shown(speaker)
    if name == "speaker.anonymous":
        return "yes" if speaker and speaker.anonymous else "no"
    value = getattr(named, name)
    if name in ("actors", "targets"):
        parties: tuple[Actor, ...] = value
        return ", ".join(party.code for party in parties)
    if name == "conditions":
        return ", ".join(condition.value for condition in value)
    if name == "quantity":
        return value.text if value else ""
    return str(value or "")


def _shown(speaker: Speaker | None) -> str:
    """A speaker as tools show it: the party's code and the person's name."""
    if speaker is None:
        return ""
    return " ".join(part for part in (speaker.code, speaker.person) if part)
