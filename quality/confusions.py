#!/usr/bin/env python3
"""Tell what is wrong with acts that were found, attribute by attribute (never of held-back texts).

python quality/confusions.py --language en [--show] [--text TEXT]

A missed act is set beside the nearest extra act of its sentence; of acts that were found, target,
firmness, conditions, quantity and speaker are compared.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from typing import Any

import score
from measure import LANGUAGES, SAMPLES, Measure

Act = dict[str, Any]

HARD = ("kind", "actors", "capability")
"""What must be right for an act to count as found."""

SOFT = ("targets", "firmness", "conditions", "quantity", "speaker")


def main() -> None:
    """Print a table for each attribute; with `--show` also each case with its words."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--language", choices=LANGUAGES, required=True)
    parser.add_argument("--show", action="store_true", help="list each case")
    parser.add_argument("--only", choices=(*HARD, *SOFT), help="one attribute")
    args = parser.parse_args()
    wrong: dict[str, Counter[str]] = {name: Counter() for name in (*HARD, *SOFT)}
    judged: Counter[str] = Counter()
    for text, identity, gold, read in _pairs(args.language):
        for name in (*HARD, *SOFT):
            judged[name] += 1
            wanted, given = _value(gold, name), _value(read, name)
            if wanted == given:
                continue
            wrong[name][f"{wanted} read as {given}"] += 1
            if args.show and args.only in (None, name):
                anchor = gold["anchor"]
                print(f"{identity} {name}: {wanted} read as {given}  [{score.show(gold)}]")
                print(f"    {_sentence(text, text.find(anchor))}")
    for name, cases in wrong.items():
        if args.only not in (None, name):
            continue
        print(f"\n{name}: {sum(cases.values())} wrong of {judged[name]}")
        for case, number in cases.most_common():
            print(f"  {number:3} {case}")


def _pairs(language: str) -> Iterator[tuple[str, str, Act, Act]]:
    """Each annotated act with what was read of it: the text, its name, the act, the reading."""
    measure = Measure()
    for sample in SAMPLES.values():
        if sample.language != language or sample.held_back:
            continue
        golds = [g for g in score.load(sample.path / "gold.jsonl") if sample.holds(g["id"])]
        paths = [sample.path / "texts" / f"{gold['id']}.txt" for gold in golds]
        for gold, path, reading in zip(golds, paths, measure.read(paths), strict=True):
            text = path.read_text("utf-8")
            for act, read in _matched(text, gold["acts"], list(reading["acts"])):
                yield text, gold["id"], act, read


def _matched(text: str, golds: list[Act], reads: list[Any]) -> Iterator[tuple[Act, Act]]:
    found = score.match(golds, reads, lambda g, p: score.act_pair(g, p, lenient=False))
    yield from ((golds[i], reads[j]) for i, j in found)
    missed = [g for i, g in enumerate(golds) if i not in {i for i, _ in found}]
    extra = [p for j, p in enumerate(reads) if j not in {j for _, j in found}]
    near = score.match(missed, extra, lambda g, p: _nearness(text, g, p))
    yield from ((missed[i], extra[j]) for i, j in near)


def _nearness(text: str, gold: Act, read: Any) -> int:
    """How much of a missed act an extra one has; nothing where it is of another sentence."""
    at = text.find(gold["anchor"])
    start = max(text.rfind(mark, 0, at) for mark in (". ", "? ", "! ", "\n"))
    ends = [end for mark in (". ", "? ", "! ", "\n") if (end := text.find(mark, at)) >= 0]
    end = min(ends, default=len(text))
    if not any(e["start"] < end and e["end"] > start + 2 for e in read["evidence"]):
        return 0
    alike = sum(_value(gold, name) == _value(read, name) for name in HARD)
    shared = bool(score.codes(gold["actors"]) & score.codes(read["actors"]))
    return 10 * (alike + shared) if alike + shared > 0 else 0


def _value(act: Act, name: str) -> str:
    if name in ("actors", "targets"):
        return "+".join(sorted(score.codes(act.get(name)))) or "-"
    if name == "conditions":
        return "+".join(sorted(act.get("conditions") or [])) or "-"
    if name == "quantity":
        return str(score.quantity(act.get("quantity")))
    if name == "speaker":
        return "+".join(score.codes([act.get("speaker")])) or "-"
    return str(act.get(name))


def _sentence(text: str, at: int) -> str:
    start = max(text.rfind(mark, 0, at) for mark in (". ", "\n")) + 1
    end = text.find(". ", at)
    return " ".join(text[start : end + 1 if end >= 0 else len(text)].split())[:400]


if __name__ == "__main__":
    main()
