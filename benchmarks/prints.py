"""Real articles, variants of them as other papers would print them, and articles much alike."""

import gzip
import itertools
import json
import random
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from garant.ledger import copies

SHORTEST = 60
"""Words: an article with fewer makes no variants (a third of it would be two sentences)."""
FURNITURE = [
    "Accueil International Politique Économie Société Culture Sports Opinions",
    "S'abonner Se connecter Le journal du jour Newsletters Applications",
    "Partager sur Facebook Partager sur X Envoyer par courriel Copier le lien Imprimer",
    "Cet article est réservé aux abonnés. Il vous reste une partie à découvrir.",
    "En poursuivant votre navigation, vous acceptez le dépôt de traceurs de mesure d'audience.",
    "Lire aussi : Ce que l'on sait de la réunion de jeudi. Lire aussi : Notre dossier complet.",
    "Recevez chaque matin l'essentiel de l'actualité dans votre boîte de réception.",
    "Mentions légales Politique de confidentialité Gestion des témoins Nous contacter Charte",
    "Les plus lus 1. Météo : ce qui nous attend ce week-end 2. Impôts : les dates à retenir",
    "Suivez-nous Facebook Instagram LinkedIn Télécharger l'application Android iPhone",
    "Contenus sponsorisés Comparateur Petites annonces Emploi Immobilier Carnet du jour",
    "Tous droits réservés. Reproduction interdite sans autorisation écrite de l'éditeur.",
]
_SENTENCE = re.compile(r"(?<=[.!?»])\s+(?=[A-ZÀ-Ý«])")


@dataclass(frozen=True, slots=True)
class Article:
    """One real article: its first line is its title."""

    id: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, what joins or parts them, and whether they are copies."""

    kind: str
    first: str
    second: str
    same: bool
    same_publisher: bool = False
    days_apart: int | None = 0
    ids: tuple[str, str] = ("", "")


class Maker:
    """Makes variants of a text as other papers would print it, the same for the same seed."""

    def __init__(self, articles: list[Article], seed: int) -> None:
        self.drawn = random.Random(seed)
        self.words = [word for article in articles for word in article.text.split()]
        self.titles = [lines(article.text)[0] for article in articles]
        inner = [line for article in articles for line in lines(article.text)[1:]]
        self.paragraphs = [line for line in inner if 25 <= len(line.split()) <= 90]
        parts = (sentence for line in inner for sentence in _SENTENCE.split(line))
        self.sentences = [part for part in parts if 8 <= len(part.split()) <= 45]

    def headline(self, text: str) -> str:
        """Another title, and another first sentence."""
        body = lines(text)[1:]
        if body:
            first, *rest = _SENTENCE.split(body[0])
            body[0] = " ".join([self.drawn.choice(self.sentences) if rest else first, *rest])
        return joined([self.drawn.choice(self.titles), *body])

    def cut(self, text: str, share: float) -> str:
        """The beginning alone, to the end of a sentence."""
        kept, words = [], 0
        least = share * len(text.split())
        for line in lines(text):
            part = []
            for sentence in _SENTENCE.split(line):
                if words < least:
                    part.append(sentence)
                    words += len(sentence.split())
            kept.append(" ".join(part))
        return joined(filter(None, kept))

    def edit(self, text: str, share: float) -> str:
        """A share of the words left out, replaced or added to, a third of it each."""
        return joined(" ".join(self._edited(line.split(), share)) for line in lines(text))

    def _edited(self, words: list[str], share: float) -> Iterator[str]:
        for word in words:
            way = self.drawn.choice("-=+") if self.drawn.random() < share else ""
            if way in ("=", "+"):
                yield self.drawn.choice(self.words)
            if way in ("", "+"):
                yield word

    def furnish(self, text: str, number: int) -> str:
        """Lines of a page's furniture above and below."""
        furniture = self.drawn.sample(FURNITURE, number)
        above = self.drawn.randint(1, number - 1)
        return joined([*furniture[:above], text, *furniture[above:]])

    def reorder(self, text: str) -> str:
        """The paragraphs, or the sentences of a text with few, in another order."""
        title, *body = lines(text)
        if len(body) < 3:
            body = [sentence for line in body for sentence in _SENTENCE.split(line)]
        self.drawn.shuffle(body)
        return joined([title, *body])

    def update(self, text: str) -> str:
        """A later version: a line that says so, and a new paragraph."""
        title, *body = lines(text)
        body.insert(self.drawn.randint(0, len(body)), self.drawn.choice(self.paragraphs))
        hour = f"Mis à jour à {self.drawn.randint(8, 21)} h {self.drawn.randint(10, 59)}"
        return joined([title, hour, *body])

    def typeset(self, text: str) -> str:
        """Other quotation marks, apostrophes, spaces, hyphens, accents of capitals, line ends."""
        text = text.replace("'", "’") if self._coin() else text.replace("’", "'")
        if self._coin():
            text = re.sub(r"[«“]\s*|\s*[»”]", '"', text)
        else:
            text = re.sub(r"\s*»", "\u202f»", re.sub(r"«\s*", "«\u00a0", text))
        text = re.sub(" (?=[;:!?])", "\u00a0", text)
        text = re.sub(r"(?<=\d) (?=\d{3})", self.drawn.choice(["\u202f", "\u00a0", ""]), text)
        text = re.sub("[À-ÖÙ-Ý]", lambda found: unicodedata.normalize("NFD", found[0])[0], text)
        text = text.replace("œ", "oe") if self._coin() else text
        text = text.replace("-", "\u2011") if self._coin() else text
        text = unicodedata.normalize("NFD", text) if self._coin() else text
        title, *body = lines(text)
        if self._coin():
            body = [wrapped(line, self.drawn.choice([50, 64, 76])) for line in body]
        return joined([title.upper(), *body])

    def _coin(self) -> bool:
        return self.drawn.random() < 0.5

    def paper(self, text: str) -> str:
        """One paper's print of a dispatch: all of it at once."""
        text = self.edit(self.cut(text, self.drawn.uniform(0.7, 1)), 0.03)
        return self.furnish(self.typeset(self.headline(text)), 2)

    def background(self, texts: tuple[str, str], share: float) -> tuple[str, str]:
        """Two texts with the same paragraphs of background below, a share of the shorter."""
        least = min(len(text.split()) for text in texts) * share / (1 - share)
        shared: list[str] = []
        while sum(len(line.split()) for line in shared) < least:
            words = self.drawn.choice(self.paragraphs).split()
            shared.append(" ".join(words[: round(least) + 1]))
        return joined([texts[0], *shared]), joined([texts[1], *shared])


KINDS: dict[str, Callable[[Maker, str], tuple[str, str]]] = {
    "other headline and lead": lambda make, text: (text, make.headline(text)),
    "cut to 3/4": lambda make, text: (text, make.cut(text, 0.75)),
    "cut to 1/2": lambda make, text: (text, make.cut(text, 0.5)),
    "cut to 1/3": lambda make, text: (text, make.cut(text, 0.33)),
    "3 % of words edited": lambda make, text: (text, make.edit(text, 0.03)),
    "5 % of words edited": lambda make, text: (text, make.edit(text, 0.05)),
    "10 % of words edited": lambda make, text: (text, make.edit(text, 0.10)),
    "15 % of words edited": lambda make, text: (text, make.edit(text, 0.15)),
    "furniture added": lambda make, text: (text, make.furnish(text, make.drawn.randint(2, 6))),
    "paragraphs reordered": lambda make, text: (text, make.reorder(text)),
    "typeset otherwise": lambda make, text: (text, make.typeset(text)),
    "prints of two papers": lambda make, text: (make.paper(text), make.paper(text)),
}


def lines(text: str) -> list[str]:
    """The lines that hold anything."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def joined(parts: Iterable[str]) -> str:
    """Paragraphs put back into a text."""
    return "\n\n".join(parts)


def wrapped(line: str, width: int) -> str:
    """A paragraph in short lines, with long words parted at their ends."""
    out, row = [], ""
    for word in line.split(" "):
        room = width - len(row) - 2
        if len(row) + len(word) < width:
            row = f"{row} {word}".strip()
        elif word.isalpha() and 4 <= room < len(word) - 3:
            out.append(f"{row} {word[:room]}-")
            row = word[room:]
        else:
            out.append(row)
            row = word
    return "\n".join([*out, row])


def load(folders: list[Path]) -> list[Article]:
    """Read the articles of all folders, in order."""
    articles = []
    for path in sorted(path for folder in folders for path in folder.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as records:
            for record in map(json.loads, records):
                day = date.fromisoformat(record["date"])
                articles.append(Article(record["id"], day, record["text"]))
    return articles


def positives(articles: list[Article], make: Maker) -> Iterator[Pair]:
    """Pairs of each kind from every article."""
    for article in articles:
        for kind, made in KINDS.items():
            yield Pair(kind, *made(make, article.text), same=True)
        updated = make.update(article.text)
        yield Pair("updated version", article.text, updated, same=True, same_publisher=True)


def negatives(articles: list[Article], make: Maker) -> Iterator[Pair]:
    """Pairs of distinct articles, the most alike and those of a day; some made more alike."""
    near = nearest(articles, 5)
    days = defaultdict(list)
    for place, article in enumerate(articles):
        days[article.day].append(place)
    seen = set()
    for place, article in enumerate(articles):
        of_day = [other for other in days[article.day] if other != place]
        others = [("most alike", other) for other in near[place]]
        others += [("of the same day", other) for other in of_day[:3]]
        for kind, other in others:
            key = (kind, min(place, other), max(place, other))
            if key not in seen:
                seen.add(key)
                yield _real(kind, article, articles[other])
        other = articles[make.drawn.choice(near[place] + of_day or [place - 1])]
        texts = article.text, other.text
        for share in (0.15, 0.25, 0.35):
            kind = f"{share:.0%} of background shared"
            yield Pair(kind, *make.background(texts, share), same=False)
        for number in (2, 4):
            state = make.drawn.getstate()
            first = make.furnish(article.text, number)
            make.drawn.setstate(state)
            kind = f"{number} lines of furniture shared"
            second = make.furnish(other.text, number)
            yield Pair(kind, first, second, same=False, same_publisher=True)


def _real(kind: str, first: Article, second: Article) -> Pair:
    apart = abs((first.day - second.day).days)
    ids = (first.id, second.id)
    return Pair(kind, first.text, second.text, same=False, days_apart=apart, ids=ids)


def nearest(articles: list[Article], number: int) -> list[list[int]]:
    """For each article the most alike others, by the exact share of common pairs of words."""
    sets = [copies.word_pairs(article.text) for article in articles]
    places = defaultdict(list)
    for place, pairs in enumerate(sets):
        for pair in pairs:
            places[pair].append(place)
    common: list[Counter[int]] = [Counter() for _ in sets]
    for held in places.values():
        for first, second in itertools.permutations(held, 2) if len(held) < 60 else ():
            common[first][second] += 1
    return [
        sorted(counts, key=lambda other: -counts[other] / (len(pairs) + len(sets[other])))[:number]
        for pairs, counts in zip(sets, common, strict=True)
    ]
