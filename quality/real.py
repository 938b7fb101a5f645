"""Score the reading of real texts that were annotated by hand and are kept outside the repository.

What is kept here are keys, offsets and annotations, never the words. A line of `real-fr.jsonl` or
`real-en.jsonl` is one text: the folder of its corpus, its key there, its number of characters (a
key may stand for two), whether it is held back, and its statements and acts, each with where its
anchor begins and ends. `unsure` marks what two careful readers may see differently: it is neither
missed nor beside. `alternatives` are other fields that answer an act as well.
"""

import gzip
import json
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import score
from measure import HERE, LANGUAGES, Figures, Measure, Sample

Record = dict[str, Any]
Pair = Callable[[Record, Record], int]

OF_STATEMENTS = ("code", "person", "anonymous")
"""What a line says of a statement's speaker."""

REAL = {
    f"{language.title}real texts, {part}": Sample(
        code, HERE / f"real{language.ending or '-fr'}.jsonl", held_back=part == "held back"
    )
    for code, language in LANGUAGES.items()
    for part in ("open", "held back")
}


def figures(measure: Measure, name: str, *, errors: list[str] | None = None) -> Figures | None:
    """Score one half of the real texts of a language; None where a corpus is not there."""
    sample = REAL[name]
    lines = [line for line in score.load(sample.path) if line["held_back"] is sample.held_back]
    texts = {corpus: _texts(corpus) for corpus in {line["corpus"] for line in lines}}
    if not all(texts.values()):
        return None
    tally = Tally()
    for line in lines:
        record = _record(line, texts[line["corpus"]])
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "text.jsonl"
            path.write_text(json.dumps(record) + "\n", "utf-8")
            (reading,) = measure.read([path])
        tally.add(line, record["text"], reading, errors)
    return tally.figures()


def _texts(corpus: str) -> list[Record]:
    """The records of a corpus, none where it is not there."""
    shared = Path(os.environ.get("GARANT_SHARED") or HERE.parent.parent / "shared")
    found: list[Record] = []
    for path in sorted((shared / "corpus" / corpus).glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += map(json.loads, lines)
    return found


def _record(line: Record, texts: list[Record]) -> Record:
    (record,) = (
        record
        for record in texts
        if record["id"] == line["document"] and len(record["text"]) == line["characters"]
    )
    return record


@dataclass
class Half:
    """Counts of statements, or of acts."""

    wanted: int = 0
    found: int = 0
    beside: int = 0

    def figures(self, name: str) -> Figures:
        """Precision, recall and F1; 0 where there is nothing to share out."""
        given = self.found + self.beside
        precision = self.found / given if given else 0.0
        recall = self.found / self.wanted if self.wanted else 0.0
        both = precision + recall
        shares = {"precision": precision, "recall": recall}
        shares["F1"] = 2 * precision * recall / both if both else 0.0
        return {f"{name} {share}": round(value, 3) for share, value in shares.items()}


class Tally:
    """Counts over the texts of a half."""

    def __init__(self) -> None:
        self.acts, self.statements = Half(), Half()
        self._held: dict[str, list[bool]] = {}

    def add(self, line: Record, text: str, reading: Any, errors: list[str] | None = None) -> None:
        """Count what was found in one text."""
        golds = [_act(act, text) for act in line["acts"]]
        for gold, found in self._match(self.acts, golds, reading["acts"], _answers, line, errors):
            targets = score.codes(gold["targets"]), score.codes(found["targets"])
            self._hold("targets", score.same_party(*targets, lenient=True))
            if gold["kind"] in ("commit", "refuse") and gold["kind"] == found["kind"]:
                rungs = {variant["firmness"] for variant in _variants(gold)}
                self._hold("firmness", found["firmness"] in rungs)
        golds = [_statement(statement, text) for statement in line["statements"]]
        pair = score.statement_pair
        for gold, found in self._match(
            self.statements, golds, reading["statements"], pair, line, None
        ):
            self._hold("speaker", gold["speaker"]["code"] == found["speaker"]["code"])

    def _match(
        self,
        half: Half,
        golds: list[Record],
        given: list[Any],
        pair: Pair,
        line: Record,
        errors: list[str] | None,
    ) -> Iterator[tuple[Record, Any]]:
        """Pair what is sure first; what is left may answer what is unsure, and counts not."""
        sure = [gold for gold in golds if not gold.get("unsure")]
        unsure = [gold for gold in golds if gold.get("unsure")]
        pairs = score.match(sure, given, pair)
        hit = {j for _, j in pairs}
        left = [found for j, found in enumerate(given) if j not in hit]
        excused = {j for _, j in score.match(unsure, left, pair)}
        beside = [found for j, found in enumerate(left) if j not in excused]
        half.wanted += len(sure)
        half.found += len(pairs)
        half.beside += len(beside)
        if errors is not None:
            missed = {i for i, _ in pairs}
            where = line["document"]
            errors += [
                f"{where}: missed {score.show(gold)}"
                for i, gold in enumerate(sure)
                if i not in missed
            ]
            errors += [f"{where}: extra  {score.show(found)}" for found in beside]
        for i, j in pairs:
            yield sure[i], given[j]

    def _hold(self, name: str, held: bool) -> None:
        self._held.setdefault(name, []).append(held)

    def figures(self) -> Figures:
        """Precision, recall and F1 of acts and of statements, and shares of what was found."""
        shares = {name: round(sum(held) / len(held), 3) for name, held in self._held.items()}
        return self.acts.figures("acts") | self.statements.figures("statements") | shares


def _act(line: Record, text: str) -> Record:
    return {**line, "anchor": text[line["start"] : line["end"]]}


def _statement(line: Record, text: str) -> Record:
    speaker = {name: line[name] for name in OF_STATEMENTS}
    return {**line, "speaker": speaker, "anchor": text[line["start"] : line["end"]]}


def _variants(gold: Record) -> list[Record]:
    return [gold, *({**gold, **other} for other in gold.get("alternatives", []))]


def _answers(gold: Record, found: Record) -> int:
    return max(score.act_pair(variant, found, lenient=False) for variant in _variants(gold))
