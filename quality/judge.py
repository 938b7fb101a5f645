"""Draw acts from real reporting for a person to judge, and report what was judged.

python quality/judge.py draw white-house --seed 7 > sheet.jsonl   acts with their words, to judge
python quality/judge.py keep white-house sheet.jsonl              keep the verdicts, not the words
python quality/judge.py report                                    precision of what was judged
python quality/judge.py check white-house                         is what was judged still read so?

A sheet has one act a line. Whoever judges fills in `faults` and `why` by the guidelines. What is
kept are keys, offsets and verdicts: the words are those of their publishers.
"""

import argparse
import gzip
import json
import os
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import score
from garant import flow
from garant.errors import GarantError
from garant.model import Reading
from garant.publishing import view
from garant.reading import make_reader
from garant.reading.frame import frame
from garant.reading.intake import sources
from measure import HERE

Record = dict[str, Any]

WRONG = ("no act", "kind", "actors", "capability")
"""Faults that make an act wrong. A refusal read as an offer, or the other way, is one of kind."""
NOTED = ("firmness", "targets", "conditions", "quantity", "speaker")
"""Faults in what belongs to an act; they are counted, and the act is right all the same."""
AROUND = 400
"""How many characters a sheet shows before and after the words of an act."""


@dataclass(frozen=True)
class Corpus:
    """Real reporting that is kept outside the repository, in the shared folder."""

    path: str
    """Below the folder `corpus`, one record a line, gzipped."""
    chosen: Callable[[Record], bool] = lambda record: True
    """Which of its records are read: a mechanical rule."""


CORPORA = {
    "white-house": Corpus("white-house/briefings.jsonl.gz"),
    # `international` is the corpus' own count of keywords on international security in an article.
    "wikinews-fr": Corpus(
        "wikinews-fr-winer/articles.jsonl.gz", lambda record: record["international"] >= 1
    ),
}


def main() -> int:
    """Run one of the commands above."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="print acts drawn at random, to judge")
    draw.add_argument("corpus", choices=CORPORA)
    draw.add_argument("--seed", type=int, required=True)
    draw.add_argument("--count", type=int, default=100)
    keep = commands.add_parser("keep", help="keep the verdicts of a sheet")
    keep.add_argument("corpus", choices=CORPORA)
    keep.add_argument("sheet", type=Path)
    commands.add_parser("report", help="print the precision of what was judged")
    check = commands.add_parser("check", help="say which judged acts are still found")
    check.add_argument("corpus", choices=CORPORA)
    args = parser.parse_args()
    if args.command == "draw":
        for row in drawn(args.corpus, seed=args.seed, count=args.count):
            print(json.dumps(row, ensure_ascii=False))
    elif args.command == "keep":
        rows = [kept(row) for row in score.load(args.sheet)]
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        judged(args.corpus).write_text("".join(lines), "utf-8")
    elif args.command == "report":
        for corpus in CORPORA:
            if judged(corpus).is_file():
                print_report(corpus, score.load(judged(corpus)))
    else:
        print_check(args.corpus)
    return 0


def judged(corpus: str) -> Path:
    """The file of what was judged of a corpus."""
    return HERE / f"judged-{corpus}.jsonl"


def read(corpus: str) -> Iterator[Reading]:
    """Read the chosen records of a corpus; what cannot be read is told and passed over."""
    shared = Path(os.environ.get("GARANT_SHARED") or HERE.parent.parent / "shared")
    path = shared / "corpus" / CORPORA[corpus].path
    if not path.is_file():
        raise GarantError(
            f"{path}: the corpus is not there; set GARANT_SHARED to the folder it is in"
        )
    with tempfile.TemporaryDirectory() as folder:
        records = Path(folder) / "records.jsonl"
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            chosen = (line for line in lines if CORPORA[corpus].chosen(json.loads(line)))
            records.write_text("".join(chosen), "utf-8")
        given = sources([str(records)], stdin=None, on_error=_tell)
        yield from flow.read(given, frame=frame, reader=make_reader(), on_error=_tell)


def drawn(corpus: str, *, seed: int, count: int) -> list[Record]:
    """Draw acts at random; the same seed over the same acts draws the same."""
    rows: list[Record] = []
    documents = 0
    for reading in read(corpus):
        documents += 1
        rows += [
            {"seed": seed, **_row(reading, act), "faults": [], "why": ""}
            for act in view(reading)["acts"]
        ]
    print(f"{corpus}: {len(rows)} acts in {documents} documents", file=sys.stderr)
    rows.sort(key=lambda row: (row["document"], row["start"], row["act"]))
    return random.Random(seed).sample(rows, min(count, len(rows)))


def _row(reading: Reading, act: Any) -> Record:
    text = reading.document.text
    start = min(passage["start"] for passage in act["evidence"])
    end = max(passage["end"] for passage in act["evidence"])
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    quantity = act["quantity"]
    return {
        "document": reading.document.id,
        "act": act["id"],
        "start": start,
        "end": end,
        "kind": act["kind"],
        "actors": [actor["code"] for actor in act["actors"]],
        "targets": [target["code"] for target in act["targets"]],
        "capability": act["capability"],
        "firmness": act["firmness"],
        "conditions": act["conditions"],
        "quantity": quantity and f"{quantity['value']} {quantity['unit']}",
        "speaker": act["speaker"] and act["speaker"]["code"],
        "words": f"{before}>>>{text[start:end]}<<<{after}",
    }


def kept(row: Record) -> Record:
    """What is kept of a line of a sheet: all but the words of the text.

    Raises:
        GarantError: If a fault is none of those that are known, or has no reason.
    """
    place = f"{row['document']}, {row['act']}"
    unknown = set(row["faults"]) - {*WRONG, *NOTED}
    if unknown:
        raise GarantError(f"{place}: unknown fault {', '.join(sorted(unknown))}")
    if row["faults"] and not row["why"]:
        raise GarantError(f"{place}: a fault is named without the reason; write it in `why`")
    return {name: value for name, value in row.items() if name != "words"}


def is_right(row: Record) -> bool:
    """Tell whether an act has its kind, its actors and its capability right."""
    return not set(row["faults"]) & set(WRONG)


def print_report(corpus: str, rows: list[Record]) -> None:
    """Print how many of the judged acts are right, in all and by kind, and what is at fault."""
    print(f"{corpus}: {_share(rows)}")
    for kind, _ in Counter(row["kind"] for row in rows).most_common():
        print(f"    {kind:8} {_share([row for row in rows if row['kind'] == kind])}")
    faults = Counter(fault for row in rows for fault in row["faults"])
    shown = [f"{fault} {faults[fault]}" for fault in (*WRONG, *NOTED) if faults[fault]]
    print(f"    faults: {', '.join(shown) or 'none'}")


def _share(rows: list[Record]) -> str:
    right = sum(map(is_right, rows))
    return f"{right} of {len(rows)} right, precision {right / len(rows):.2f}"


def print_check(corpus: str) -> None:
    """Print how much of what was judged right and wrong the reader still finds.

    An act's key follows from its words, so the same act is told by its kind, its capability, an
    actor and its place.
    """
    found: dict[str, list[Record]] = {}
    for reading in read(corpus):
        acts = view(reading)["acts"]
        found[reading.document.id] = [_row(reading, act) for act in acts]
    rows = score.load(judged(corpus))
    for name, right in (("right", True), ("wrong", False)):
        those = [row for row in rows if is_right(row) is right]
        still = sum(any(is_same(row, act) for act in found[row["document"]]) for row in those)
        print(f"{corpus}: of {len(those)} acts judged {name}, {still} are still read so")


def is_same(judged_act: Record, act: Record) -> bool:
    """Tell whether an act that is read now is one that was judged."""
    return (
        judged_act["kind"] == act["kind"]
        and judged_act["capability"] == act["capability"]
        and bool(set(judged_act["actors"]) & set(act["actors"]))
        and judged_act["start"] < act["end"]
        and act["start"] < judged_act["end"]
    )


def _tell(error: GarantError) -> None:
    print(f"judge: {error}", file=sys.stderr)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except GarantError as error:
        sys.exit(f"judge: {error}")
