"""Articles of a set length for the benchmarks, put together from the made-up gold texts."""

import random
import re
from collections.abc import Iterator
from pathlib import Path

QUALITY = Path(__file__).parent.parent / "quality"
TOKENS = 460
"""Words and signs of one article: the mean of the French news that the goal was set on."""

_TOKEN = re.compile(r"\w+(?:['’-])?|[^\w\s]")


HEADS = {
    "fr": ("gold", "Garanties de sécurité : l'essentiel, numéro {}", "PARIS, 4 sept. 2025"),
    "en": ("gold-en", "Security guarantees: the essentials, number {}", "LONDON, 4 September 2025"),
}
"""For each language, the folder of made-up texts, a title and a dateline."""


def articles(number: int, *, seed: int = 1, language: str = "fr") -> Iterator[str]:
    """Make articles of about `TOKENS` tokens: a title, a date, and paragraphs drawn at random."""
    folder, title, dateline = HEADS[language]
    drawn = random.Random(seed)
    paragraphs = [
        line.strip()
        for path in sorted(QUALITY.glob(f"{folder}/texts/*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if len(line) > 150
    ]
    for place in range(number):
        lines = [
            title.format(place),
            "",
            dateline,
            "",
        ]
        tokens = 15
        while tokens < TOKENS - 30:
            paragraph = drawn.choice(paragraphs)
            tokens += len(_TOKEN.findall(paragraph))
            lines += [paragraph, ""]
        yield "\n".join(lines)
