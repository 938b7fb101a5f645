"""Minimal cut sets and probabilities of fault trees, against SCRAM in the same run.

    python benchmarks/fault_trees.py FOLDER              all trees in a folder (*.xml, *.xml.gz)
    python benchmarks/fault_trees.py FOLDER --limit 60   for trees on which SCRAM takes long

For each tree: how many minimal cut sets there are, the probability of the top, and the seconds
taken by SCRAM (Debian's package `scram`), by ours in Python alone, and by ours with the native
library. The seconds are the processor's, not the wall's, so that a busy machine slows all alike.
SCRAM's are those of its process; ours are from reading the file on, and what a process of ours
takes to start is told apart, since a program that asks us has started already. SCRAM writes the
sets out, ours counts them: on trees with many sets that is most of the difference.

SCRAM prints six digits. More are had by a second run, not timed: a gate that is the tree where an
event happens, and otherwise an event as likely as those six digits say, makes the importance of
the first event the difference.
"""

import argparse
import json
import math
import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import which
from xml.etree import ElementTree

from open_psa import read_fault_tree, xml_text

GOALS = {"python": 5.0, "native": 2.0}
# SCRAM takes 1 less a probability and back: with odds of some 1e-11 that shows in the ninth digit.
RELATIVE, ABSOLUTE, SIX_DIGITS = 1e-9, 1e-15, 5e-6
MEMORY = 8 << 30
LARGEST_SET = "10000"  # SCRAM leaves out sets of more than 20 events if not told otherwise


@dataclass(frozen=True)
class Answer:
    """What one program made of a tree: how many sets, how likely, in how many seconds.

    `start` has the seconds that are not counted, `smallest` the size of the smallest set.
    """

    sets: int
    probability: float
    seconds: float
    start: float = 0.0
    smallest: int = 1


def main() -> None:
    """Measure and print a table; fail if a result differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=float, default=10.0, help="seconds for each program")
    parser.add_argument("--only", nargs="*", default=[], help="names of trees")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each; the fastest counts")
    parser.add_argument("--worker", choices=GOALS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.worker:
        _work(args.folder, args.worker)
        return
    scram = which("scram")
    if scram is None:
        sys.exit("scram is not installed: it is Debian's package of that name")
    paths = sorted(path for path in args.folder.glob("*.xml*") if path.suffix in (".xml", ".gz"))
    named = [path for path in paths if path.name.split(".")[0] in args.only or not args.only]
    sys.exit(_compare(named, scram, args.limit, args.rounds))


def _compare(paths: list[Path], scram: str, limit: float, rounds: int) -> int:
    print(f"{'tree':10}{'sets':>13}{'probability':>20}{'differs by':>12}", end="")
    print(f"{'scram s':>9}{'python s':>10}{'ratio':>7}{'native s':>10}{'ratio':>7}")
    ratios: dict[str, list[float]] = {engine: [] for engine in GOALS}
    started: dict[str, list[float]] = {engine: [] for engine in GOALS}
    left_out, wrong = [], []
    for path in paths:
        name = path.name.split(".")[0]
        theirs = _best(lambda: _scram(path, scram, limit), rounds)  # noqa: B023
        ours = {
            engine: _best(lambda: _ours(path, engine, limit), rounds)  # noqa: B023
            for engine in GOALS
        }
        known = next((one for one in ours.values() if isinstance(one, Answer)), None)
        if isinstance(theirs, str):
            mine = known and f"ours: {known.sets} sets, {known.probability:.10g}"
            left_out.append(f"{name}: SCRAM {theirs}; {mine or 'ours: none either'}")
            continue
        exact = _more_digits(path, scram, theirs, 3 * limit)
        cells = f"{name:10}{theirs.sets:13}{exact or theirs.probability:20.12g}"
        for engine, answer in ours.items():
            if isinstance(answer, str):
                wrong.append(f"{name}, {engine}: {answer}")
                continue
            off = abs(answer.probability - (exact or theirs.probability))
            relative = off / theirs.probability
            alike = relative <= RELATIVE or off <= ABSOLUTE if exact else relative <= SIX_DIGITS
            if answer.sets != theirs.sets or not alike:
                wrong.append(f"{name}, {engine}: {answer}, SCRAM has {theirs}")
            if engine == "python":
                cells += f"{relative:11.1e}{' ' if exact else '*'}{theirs.seconds:9.2f}"
            ratios[engine].append(answer.seconds / theirs.seconds)
            started[engine].append((answer.seconds + answer.start) / theirs.seconds)
            cells += f"{answer.seconds:10.3f}{ratios[engine][-1]:7.2f}"
        print(cells, flush=True)
    for engine, goal in GOALS.items():
        print(
            f"{engine}, seconds against SCRAM (goal: at most {goal:g}): {_spread(ratios[engine])}"
        )
        print(f"  with the start of a process of its own: {_spread(started[engine])}")
    print(f"left out, {len(left_out)}:", *left_out, sep="\n  ")
    print(f"wrong, {len(wrong)}:", *wrong, sep="\n  ")
    return 1 if wrong else 0


def _spread(found: list[float]) -> str:
    if not found:
        return "none"
    mean = math.exp(sum(map(math.log, found)) / len(found))
    return f"at most {max(found):.2f}, geometric mean {mean:.2f}, {len(found)} trees"


def _best(run: Callable[[], Answer | str], rounds: int) -> Answer | str:
    found = [run() for _ in range(rounds)]
    return min(
        (one for one in found if isinstance(one, Answer)),
        key=lambda one: one.seconds,
        default=found[0],
    )


def _scram(path: Path, scram: str, limit: float) -> Answer | str:
    with tempfile.TemporaryDirectory() as folder:
        tree, report = Path(folder) / "tree.xml", Path(folder) / "report.xml"
        tree.write_text(xml_text(path), "utf-8")
        options = ["--bdd", "--probability", "1", "--limit-order", LARGEST_SET]
        seconds, problem, _ = _run([scram, *options, str(tree), "-o", str(report)], limit)
        if problem:
            return problem
        for _, element in ElementTree.iterparse(report, events=("start",)):
            if element.tag == "sum-of-products":
                sizes = [int(number) for number in element.get("distribution", "").split()]
                return Answer(
                    int(element.get("products", "")),
                    float(element.get("probability", "")),
                    seconds,
                    smallest=1 + next(place for place, number in enumerate(sizes) if number),
                )
    return "reported nothing"


def _more_digits(path: Path, scram: str, known: Answer, limit: float) -> float | None:
    """The probability to some twelve digits, by SCRAM."""
    top = read_fault_tree(path).top_gate
    either = (
        '<define-gate name="more-digits"><or>'
        f'<and><basic-event name="switch"/><gate name="{top}"/></and>'
        '<and><not><basic-event name="switch"/></not><basic-event name="six-digits"/></and>'
        "</or></define-gate>"
    )
    events = "".join(
        f'<define-basic-event name="{name}"><float value="{value!r}"/></define-basic-event>'
        for name, value in (("switch", 0.5), ("six-digits", known.probability))
    )
    text = xml_text(path).replace("<define-gate", either + "<define-gate", 1)
    with tempfile.TemporaryDirectory() as folder:
        tree, report = Path(folder) / "tree.xml", Path(folder) / "report.xml"
        tree.write_text(text.replace("<model-data>", "<model-data>" + events, 1), "utf-8")
        # The event is listed only if it is in a set, so the sets must reach the smallest one's.
        options = ["--bdd", "--importance", "1", "--limit-order", str(known.smallest + 1)]
        _, problem, _ = _run([scram, *options, str(tree), "-o", str(report)], limit)
        if problem:
            return None
        for _, element in ElementTree.iterparse(report, events=("start",)):
            if element.get("name") == "switch" and element.get("MIF"):
                return known.probability + float(element.get("MIF", ""))
    return None


def _ours(path: Path, engine: str, limit: float) -> Answer | str:
    command = [sys.executable, __file__, str(path), "--worker", engine]
    seconds, problem, said = _run(command, limit)
    if problem:
        return problem
    found = json.loads(said)
    if "problem" in found:
        return found["problem"]
    start = seconds - found["seconds"]
    return Answer(found["sets"], found["probability"], found["seconds"], start)


def _work(path: Path, engine: str) -> None:
    """One tree in this process."""
    from garant.assessment.structure import Structure, native
    from garant.errors import GarantError

    if engine == "python":
        native.available = lambda: False
    started = time.process_time()
    tree = read_fault_tree(path)
    structure = Structure.breaking(tree.top)
    try:
        probability = structure.odds(lost=tree.chances).breaks
        sets = structure.cut_sets(limit=0).counted
    except GarantError as error:
        print(json.dumps({"problem": str(error)}))
    else:
        seconds = max(time.process_time() - started, 0.001)  # the clock may be coarser
        print(json.dumps({"sets": sets, "probability": probability, "seconds": seconds}))


def _run(command: list[str], limit: float) -> tuple[float, str, str]:
    """Run to the end: the processor's seconds, what went wrong, what was printed."""

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(limit), math.ceil(limit) + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    with tempfile.TemporaryFile("w+") as said, tempfile.TemporaryFile("w+") as complained:
        process = subprocess.Popen(
            command, stdout=said, stderr=complained, preexec_fn=confine, text=True
        )
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = used.ru_utime + used.ru_stime
        said.seek(0)
        complained.seek(0)
        if seconds > limit or process.returncode == -signal.SIGXCPU:
            return seconds, f"takes more than {limit:g} s", ""
        if process.returncode:
            lines = complained.read().split() or [f"stopped by {process.returncode}"]
            return seconds, f"fails: {' '.join(lines)[:80]}", ""
        return seconds, "", said.read()


if __name__ == "__main__":
    main()
