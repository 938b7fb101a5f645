"""Copies found among real articles and made variants of them, with rensa and with datasketch.

    python benchmarks/copies.py FOLDER...            quality, by kind, and what it calls copies
    python benchmarks/copies.py FOLDER... --speed    also the rates, and look-ups in large indexes
    python benchmarks/copies.py FOLDER... --tune     also F1 as the thresholds and sizes vary

Each folder holds gzip JSON lines with `id`, `date` and `text`. Of every article variants are made
as other papers would print it. The thresholds were set on the first half of the articles, the
second was held out. A pair is found when its two documents meet in a bucket and are judged copies.
Every two articles of the collection are taken for distinct: what is found among all of them is
listed, to be looked at. Rates are of the processor's time, the best of three rounds.
"""

import argparse
import itertools
import random
import struct
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from garant.ledger import copies
from prints import (
    FURNITURE,
    SHORTEST,
    Article,
    Maker,
    Pair,
    joined,
    lines,
    load,
    negatives,
    positives,
)

VALUES = 96
"""Values of a sketch, as in the ledger's."""
LISTED = 60
"""Real pairs printed, the most alike first."""
SIZES = (1_000, 10_000, 100_000)
"""Documents in the index."""


def of_rensa(text: str) -> bytes | None:
    """The fingerprint that the ledger keeps."""
    return copies.fingerprint(text)


def of_datasketch(text: str) -> bytes | None:
    """The same fingerprint with datasketch's values of the same pairs of words."""
    from datasketch import MinHash

    pairs = copies.word_pairs(text)
    if len(pairs) < copies.LEAST:
        return None
    sketch = MinHash(num_perm=VALUES, seed=1)
    sketch.update_batch([pair.encode() for pair in pairs])
    values = (int(value) & 0xFFFF for value in sketch.hashvalues)
    return bytes([1]) + struct.pack(f">I{VALUES}H", len(pairs), *values)


MAKERS: dict[str, Callable[[str], bytes | None]] = {"rensa": of_rensa, "datasketch": of_datasketch}


def found(pair: Pair, make: Callable[[str], bytes | None], *, framed: bool = True) -> bool:
    """Whether a ledger would join the two; `framed`: knowing their publishers and days."""
    first, second = make(pair.first), make(pair.second)
    if first is None or second is None:
        return False
    frame = {"same_publisher": pair.same_publisher, "days_apart": pair.days_apart} if framed else {}
    return not set(copies.bands(first)).isdisjoint(copies.bands(second)) and copies.is_copy(
        first, second, **frame
    )


def alike(pair: Pair) -> bool:
    """Whether likeness alone calls them copies, had a look-up met them."""
    first, second = copies.fingerprint(pair.first), copies.fingerprint(pair.second)
    return None not in (first, second) and copies.likeness(first, second) >= copies.COPY_LIKENESS


def scores(pairs: list[Pair], calls: list[bool]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the pairs called copies."""
    right = sum(call and pair.same for pair, call in zip(pairs, calls, strict=True))
    precision = right / max(1, sum(calls))
    recall = right / max(1, sum(pair.same for pair in pairs))
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def halves(articles: list[Article], shortest: int) -> tuple[list[Article], list[Article]]:
    """The articles that variants are made of: those tuned on, and those held out."""
    drawn = [article for article in articles if len(article.text.split()) >= shortest]
    random.Random(7).shuffle(drawn)
    return drawn[: len(drawn) // 2], drawn[len(drawn) // 2 :]


def pairs_of(half: list[Article]) -> list[Pair]:
    """All pairs of one half, the same for the same articles."""
    make = Maker(half, 1)
    return [*positives(half, make), *negatives(half, make)]


def report_quality(tuned: list[Article], held: list[Article]) -> None:
    """Print precision, recall and F1, and the share of each kind called copies."""
    for name, half in (("tuned on", tuned), ("held out", held)):
        pairs = pairs_of(half)
        kinds = dict.fromkeys((pair.kind, pair.same) for pair in pairs)
        calls = {label: [found(pair, maker) for pair in pairs] for label, maker in MAKERS.items()}
        calls["likeness alone"] = [alike(pair) for pair in pairs]
        calls["rensa, no frame"] = [found(pair, of_rensa, framed=False) for pair in pairs]
        print(f"\n{name}: {len(half)} articles, {len(pairs)} pairs".ljust(45), *calls, sep=" | ")
        for place, score in enumerate(("precision", "recall", "F1")):
            row = (scores(pairs, called)[place] for called in calls.values())
            print(f"{score:44}", *(f"{value:.4f}" for value in row), sep=" | ")
        for kind, same in kinds:
            places = [place for place, pair in enumerate(pairs) if pair.kind == kind]
            shares = (sum(called[i] for i in places) / len(places) for called in calls.values())
            label = f"{'copies' if same else 'distinct'}: {kind} ({len(places)})"
            print(f"{label:44}", *(f"{share:.4f}" for share in shares), sep=" | ")


def report_tuning(tuned: list[Article]) -> None:
    """Print F1 on the first half for other thresholds, lengths and sizes of sketch."""
    pairs = pairs_of(tuned)
    tried: dict[str, tuple[float, ...]] = {
        "COPY_OVERLAP": (0.49, 0.52, 0.55, 0.58, 0.61, 0.64),
        "SERIES_OVERLAP": (0.8, 0.84, 0.88, 0.92),
        "LEAST": (8, 12, 16, 20),
        "_VALUES": (64, 96, 128, 256),
    }
    print("\nprecision, recall, F1 on the half tuned on")
    for name, values in tried.items():
        kept = getattr(copies, name)
        for value in values:
            setattr(copies, name, value)
            copies._SKETCH = struct.Struct(f">{copies._VALUES}H")
            figures = scores(pairs, [found(pair, of_rensa) for pair in pairs])
            print(f"{name:16} {value:6}", *(f"{figure:.4f}" for figure in figures), sep=" | ")
        setattr(copies, name, kept)
        copies._SKETCH = struct.Struct(f">{copies._VALUES}H")


class Index:
    """A ledger's table of buckets, in memory: a full one takes no more."""

    def __init__(self) -> None:
        self.buckets: defaultdict[int, list[int]] = defaultdict(list)

    def add(self, place: int, numbers: tuple[int, ...]) -> None:
        """Add a document to its buckets."""
        for number in numbers:
            if len(self.buckets[number]) < copies.BUCKET_MOST:
                self.buckets[number].append(place)

    def met(self, numbers: tuple[int, ...]) -> set[int]:
        """The documents that share a bucket."""
        return {place for number in numbers for place in self.buckets.get(number, ())}


def report_real(articles: list[Article]) -> None:
    """Print the real articles called copies, as one publisher's and as several'."""
    index, made = Index(), [copies.fingerprint(article.text) for article in articles]
    called: dict[str, list[str]] = {"several publishers": [], "one publisher": []}
    for place, fingerprint in enumerate(made):
        if fingerprint is None:
            continue
        numbers = copies.bands(fingerprint)
        for other in sorted(index.met(numbers)):
            pair, second = made[other], articles[other]
            assert pair is not None
            apart = (articles[place].day - second.day).days
            row = f"{copies.overlap(pair, fingerprint):.2f}  {second.id}  {articles[place].id}"
            for label, listed in called.items():
                same = label == "one publisher"
                if copies.is_copy(pair, fingerprint, same_publisher=same, days_apart=apart):
                    listed.append(f"{row}  {lines(second.text)[0][:70]}")
        index.add(place, numbers)
    for label, listed in called.items():
        print(f"\nreal articles called copies, taken for those of {label}: {len(listed)}")
        print(*sorted(listed, reverse=True)[:LISTED], sep="\n")


def report_speed(articles: list[Article]) -> None:
    """Print documents a second of each library, and of look-ups as the index grows."""
    texts = [article.text for article in articles]
    pairs = [[*copies.word_pairs(text)] for text in texts]
    encoded = [[pair.encode() for pair in found] for found in pairs]
    from datasketch import MinHash
    from rensa import RMinHash

    tasks: dict[str, Callable[[], object]] = {
        "rensa: sketch alone": lambda: [RMinHash(VALUES, 1).update(found) for found in pairs],
        "datasketch: sketch alone": lambda: [
            MinHash(num_perm=VALUES, seed=1).update_batch(found) for found in encoded
        ],
    }
    for name, maker in MAKERS.items():
        tasks[f"{name}: fingerprint of a text"] = lambda maker=maker: [*map(maker, texts)]
    print(f"\ndocuments a second ({len(texts)} articles)")
    for name, task in tasks.items():
        print(f"{name:34} {len(texts) / min(timed(task) for _ in range(3)):10,.0f}")
    report_growth(articles)


def timed(task: Callable[[], object]) -> float:
    """Seconds of the processor's time."""
    started = time.process_time()
    task()
    return time.process_time() - started


def report_growth(articles: list[Article]) -> None:
    """Print the cost of a look-up and the copies found, as made-up documents fill an index.

    A made-up document follows the articles' words, each by one that follows it somewhere; one in
    ten bears the furniture of one page. The copies looked up are prints of documents spread over
    the index.
    """
    make, index = Maker(articles, 1), Index()
    follows = defaultdict(list)
    for first, second in itertools.pairwise(make.words):
        follows[first].append(second)
    kept: list[bytes] = []
    asked: list[tuple[int, str]] = []
    print("\ndocuments | look-up and judging, ms | most met | mean met | copies found | most rows")
    for size in SIZES:
        while len(kept) < size:
            words = [make.drawn.choice(make.words)]
            for _ in range(200):
                words.append(make.drawn.choice(follows[words[-1]] or make.words))
            text = "\n".join(" ".join(words[start : start + 40]) for start in range(0, 200, 40))
            if len(kept) % 10 == 0:
                text = joined([*FURNITURE[:5], text])
            fingerprint = copies.fingerprint(text)
            assert fingerprint is not None
            if len(kept) % (size // 200) == 0:
                asked.append((len(kept), make.edit(make.headline(text), 0.05)))
            index.add(len(kept), copies.bands(fingerprint))
            kept.append(fingerprint)
        drawn = [(place, copies.fingerprint(text)) for place, text in asked[-200:]]
        looked = [(place, made) for place, made in drawn if made is not None]
        met = [index.met(copies.bands(made)) for _, made in looked]

        def look(looked: list[tuple[int, bytes]] = looked) -> list[list[int]]:
            return [
                [o for o in index.met(copies.bands(made)) if copies.is_copy(kept[o], made)]
                for _, made in looked
            ]

        milliseconds = min(timed(look) for _ in range(3)) / len(looked) * 1000
        right = sum(place in joins for (place, _), joins in zip(looked, look(), strict=True))
        counts = [len(places) for places in met]
        rows = max(map(len, index.buckets.values()))
        mean = sum(counts) / len(counts)
        print(
            f"{size:9,} | {milliseconds:23.2f} | {max(counts):8} | {mean:8.1f} "
            f"| {right / len(looked):12.3f} | {rows:9}"
        )


def main() -> None:
    """Read the folders and print what is asked; nothing here fails a build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--shortest", type=int, default=SHORTEST, help="words of an article")
    parser.add_argument("--speed", action="store_true", help="also the rates")
    parser.add_argument("--tune", action="store_true", help="also other thresholds and sizes")
    args = parser.parse_args()
    articles = load(args.folders)
    tuned, held = halves(articles, args.shortest)
    report_quality(tuned, held)
    report_real(articles)
    if args.tune:
        report_tuning(tuned)
    if args.speed:
        report_speed(articles)


if __name__ == "__main__":
    main()
