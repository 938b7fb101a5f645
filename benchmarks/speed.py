"""Speed and memory of reading, on one core, against the bare pipeline and textacy in the same run.

    python benchmarks/speed.py              the rates and the start (a few minutes)
    python benchmarks/speed.py --memory     also the memory over 10,000 documents (a quarter hour)
    python benchmarks/speed.py --workers    also the rate with two processes
    python benchmarks/speed.py --language en    of English articles

Rates are medians over interleaved rounds of the processor's time, not the wall's, so that a busy
machine slows all of them alike.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from articles import HEADS, TOKENS, articles

if TYPE_CHECKING:
    from spacy.language import Language

GARANT = Path(sys.executable).with_name("garant")
GOALS = {
    "end to end / bare pipeline": (0.85, "at least"),
    "articles a second": (16.0, "at least"),
    "peak memory, MB": (900.0, "at most"),
    "garant --help, s": (0.3, "at most"),
    "garant read of one article, s": (3.0, "at most"),
}


def main() -> None:
    """Measure and print a table; nothing here fails a build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=150, help="articles a round")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--language", choices=sorted(HEADS), default="fr")
    parser.add_argument("--memory", action="store_true", help="read 10,000 documents")
    parser.add_argument("--documents", type=int, default=10_000, help="for --memory")
    parser.add_argument("--workers", action="store_true", help="read with two processes too")
    args = parser.parse_args()
    rows = dict(_starts())
    cores = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if cores:
        os.sched_setaffinity(0, {min(cores)})
    rows |= _rates(args.articles, args.rounds, args.language)
    if cores:
        os.sched_setaffinity(0, cores)
    if args.workers:
        rows |= _with_workers(args.articles * 4)
    if args.memory:
        rows |= _memory(args.documents, args.language)
    for name, value in rows.items():
        goal, bound = GOALS.get(name, (None, ""))
        met = "" if goal is None else f"{bound} {goal:g}"
        print(f"{name:46} {value:9.2f}  {met}")


def _starts() -> Iterator[tuple[str, float]]:
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "article.txt"
        one.write_text(next(articles(1)), "utf-8")
        kept = dict(os.environ, PYTHONPYCACHEPREFIX=str(Path(folder) / "compiled"))
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        for name, command in (
            ("garant --help, s", ["--help"]),
            ("garant read of one article, s", ["read", str(one)]),
        ):
            _timed(command, kept)  # compiles the modules, which an installed program has behind it
            yield name, statistics.median(_timed(command, kept) for _ in range(7))


def _timed(arguments: list[str], environment: dict[str, str]) -> float:
    started = time.perf_counter()
    subprocess.run([GARANT, *arguments], stdout=subprocess.DEVNULL, check=True, env=environment)
    return time.perf_counter() - started


def _rates(number: int, rounds: int, language: str) -> dict[str, float]:
    from garant import flow
    from garant.publishing import view
    from garant.reading import make_reader
    from garant.reading.frame import frame
    from garant.reading.intake import Source
    from garant.reading.pipeline import load_pipeline

    texts = list(articles(number, language=language))
    sources = [Source(f"{place}.txt", text) for place, text in enumerate(texts)]
    nlp = load_pipeline(language)
    reader = make_reader()

    def end_to_end() -> None:
        given = flow.read(iter(sources), frame=frame, reader=reader, on_error=print)
        for reading in given:
            json.dumps(view(reading), ensure_ascii=False)

    def bare() -> None:
        for _ in nlp.pipe(texts, batch_size=16):
            pass

    paragraphs = [line for text in texts for line in text.splitlines() if line]

    def bare_by_paragraph() -> None:
        for _ in nlp.pipe(paragraphs, batch_size=64):
            pass

    runs: dict[str, Callable[[], None]] = {
        "end to end": end_to_end,
        "bare": bare,
        "bare by paragraph": bare_by_paragraph,
    }
    refused: list[str] = []
    textacy_run = _textacy(load_pipeline(language), texts, refused, language)
    if textacy_run:
        runs["textacy"] = textacy_run
    for run in runs.values():
        run()
    refused.clear()
    seconds: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            started = time.process_time()
            run()
            seconds[name].append(time.process_time() - started)
    ratios = [
        bare / ours for bare, ours in zip(seconds["bare"], seconds["end to end"], strict=True)
    ]
    rows = {
        "articles a second": number / statistics.median(seconds["end to end"]),
        "articles a second, bare pipeline": number / statistics.median(seconds["bare"]),
        "tokens an article, about": float(TOKENS),
        "end to end / bare pipeline": statistics.median(ratios),
    }
    if textacy_run:
        pairs = zip(seconds["textacy"], seconds["end to end"], strict=True)
        rows["end to end / pipeline with textacy's quotations"] = statistics.median(
            theirs / ours for theirs, ours in pairs
        )
        rows["texts that textacy refused, share"] = len(refused) / (rounds * number)
    else:
        print("textacy is not installed: `make bench` installs it", file=sys.stderr)
    return rows


def _textacy(
    nlp: "Language", texts: list[str], refused: list[str], language: str
) -> Callable[[], None] | None:
    try:
        from textacy.extract import direct_quotations
    except ImportError:
        return None
    from spacy.attrs import LANG

    # The pipeline carried is packed for any language; textacy asks each text for its own.
    nlp.vocab.lex_attr_getters[LANG] = lambda _: language

    def run() -> None:
        for doc in nlp.pipe(texts, batch_size=16):
            try:
                list(direct_quotations(doc))
            except ValueError:
                refused.append(doc.text)

    return run


def _with_workers(number: int) -> dict[str, float]:
    rates = {}
    with tempfile.TemporaryDirectory() as folder:
        path = _records(Path(folder), number)
        for workers in ("1", "2"):
            started = time.perf_counter()
            _read_all(path, workers)
            rates[workers] = number / (time.perf_counter() - started)
    return {"two processes / one": rates["2"] / rates["1"]}


def _memory(number: int, language: str) -> dict[str, float]:
    """The peak of one process; `wait4` tells the memory of that child alone."""
    with tempfile.TemporaryDirectory() as folder:
        path = _records(Path(folder), number, language)
        with subprocess.Popen(
            [GARANT, "read", str(path), "--format", "jsonl"], stdout=subprocess.DEVNULL
        ) as process:
            _, _, used = os.wait4(process.pid, 0)
            process.returncode = 0
    return {"peak memory, MB": used.ru_maxrss / 1024, "documents read for it": float(number)}


def _records(folder: Path, number: int, language: str = "fr") -> Path:
    path = folder / "articles.jsonl"
    with path.open("w", encoding="utf-8") as out:
        for place, text in enumerate(articles(number, language=language)):
            out.write(json.dumps({"id": str(place), "text": text}, ensure_ascii=False) + "\n")
    return path


def _read_all(path: Path, workers: str) -> None:
    command = [GARANT, "read", str(path), "--format", "jsonl", "--workers", workers]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)


if __name__ == "__main__":
    main()
