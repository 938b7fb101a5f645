"""What lines show by their words alone: furniture, bylines, dates, captions, hours, menus.

A mark never depends on what the article is about, so that the same line is marked in any text.
"""

import re

from garant.reading.frame.dates import FoundDate, find_dates, marker_before
from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords

_READ = 400
"""Characters of a line that patterns look at; longer ones are paragraphs."""
_LONGEST = 60
"""Words: a line with more is never taken for furniture by how it begins."""
_SEPARATOR = re.compile(r"\s*(?:[|•·>»›]|\s[/–—-]\s|\s{2,}|\t)\s*")
_JOINED = re.compile(r"[a-zà-öø-ÿœ]{2}[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿœ]")
_INITIALS = re.compile(r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}$|[A-Z]{2,4}(?:/[A-Za-z]{2,4}){1,4}$")
_RULE = re.compile(r"[^\w]+$")
_OWN_TEASER = 6
"""Words from which on "Lire aussi : ..." has its teaser on its own line."""
_BEFORE = " >›»•▶►→*+|#[(-–—·"
"""Ornaments before the words of a link; opening quotation marks are none."""
_DIGIT = re.compile(r"\d")
_LETTER = re.compile(r"[^\W\d_]")
_WORDLIKE = re.compile(r"[\w.'’&-]+")


def mark_units(units: list[Unit], words: FrameWords) -> None:
    """Mark every unit that its words give away; what is left is judged by where it stands."""
    names = _names(units)
    for unit in units:
        unit.mark = _mark(unit, words, names)
    _mark_repeated(units)
    _mark_runs(units, words)


def _mark(unit: Unit, words: FrameWords, names: set[str]) -> Mark | None:
    if not unit.words or _RULE.match(unit.text[:_READ]):
        return Mark.FURNITURE
    if is_hour(unit, words):
        return Mark.HOUR
    if is_dated(unit, words):
        return Mark.DATE
    if _LETTER.search(unit.text) is None:
        return Mark.FURNITURE
    if furniture(unit, words):
        return Mark.FURNITURE
    if unit.words > 45:
        return None
    if is_byline(unit, words):
        return Mark.BYLINE
    if is_caption(unit, words):
        return Mark.CAPTION
    if is_menu(unit, words, names):
        return Mark.MENU
    return Mark.FURNITURE if _INITIALS.match(unit.text) else None


def furniture(unit: Unit, words: FrameWords) -> str | None:
    """What a line of furniture brings with it (`line`, `block`, `list`, `rest`, `end`), or None.

    Reads "Lire aussi : Donald Trump exclut d'envoyer des soldats". Does not read "Lire la presse
    russe, c'est comprendre le Kremlin, a dit le ministre." for what it is a full paragraph.
    """
    if unit.words > _LONGEST:
        return None
    line = unit.folded[:_READ].lstrip(_BEFORE)
    patterns = words.furniture
    found = (patterns.prose_line if unit.prose else patterns.any_line).match(line)
    if found is None and unit.words <= 45:
        found = patterns.inside.search(line)
    return found.lastgroup if found else None


def is_hour(unit: Unit, words: FrameWords) -> bool:
    """Whether a line is an hour and nothing else, as above the posts of a live page."""
    line = unit.folded.strip(" .:-–—|•[]()")
    return unit.words <= 4 and words.hours.fullmatch(line) is not None


def is_byline(unit: Unit, words: FrameWords) -> bool:
    """Whether a line says who wrote the text: "Par Camille Rouvier", "Our Correspondent"."""
    if unit.words > 25 or (unit.terminal and unit.words > 12):
        return False
    line = unit.text[:_READ].lstrip("(-–—• ")
    return words.bylines.match(line) is not None


def is_caption(unit: Unit, words: FrameWords) -> bool:
    """Whether a line belongs to a picture."""
    return words.captions.match(unit.folded[:_READ]) is not None or (
        unit.words <= 45 and words.credit.search(unit.text[:_READ].rstrip()) is not None
    )


def is_dated(unit: Unit, words: FrameWords) -> bool:
    """Whether a line is there for its date: what is left beside dates, hours and markers is little.

    Reads "12 janvier 2026 · International · Mis à jour hier" and "N° 112 - mardi 10 février 2026".
    Does not read "Le 6 janvier 2026, la coalition a signé à Paris une déclaration".
    """
    if unit.words > 30:
        return False
    line = unit.folded[:_READ]
    dates = find_dates(line, words)
    marker = words.published.match(line) or words.updated.match(line)
    if not dates:
        if not marker or unit.words > 8:
            return False
        return line[marker.end() :].strip(" :") == "" or _DIGIT.search(line) is not None
    left = rest_beside_dates(line, dates, words)
    if marker:
        return len(left) <= 14
    if not unit.prose and marker_before(line[: dates[0].start], words):
        return len(left) <= 14
    has_year = any(found.day for found in dates)
    return len(left) <= (4 if has_year else 2) and not (unit.terminal and len(left) > 2)


def rest_beside_dates(line: str, dates: list[FoundDate], words: FrameWords) -> list[str]:
    """The words of a folded line that belong to no date, hour or marker."""
    pieces = []
    position = 0
    for found in dates:
        pieces.append(line[position : found.start])
        position = found.end
    pieces.append(line[position:])
    rest = words.hours.sub(" ", " | ".join(pieces))
    kept = []
    for piece in re.split(r"[|•·(),]|\s[–—-]\s", rest):
        bare = piece.strip(" :.")
        if not any(list_.match(bare) for list_ in (words.published, words.updated)):
            kept += [
                word
                for word in _WORDLIKE.findall(bare)
                if not words.links.fullmatch(word) and word not in _JOINERS
            ]
    return kept


_JOINERS = frozenset({"-", "a", "at", "–", "—", "."})


def is_menu(unit: Unit, words: FrameWords, names: set[str]) -> bool:
    """Whether a line is made of links side by side, apart or run together.

    Reads "Accueil > Monde > Europe" and "Sports et LoisirsParapharmacie". Does not read
    "InfoDirect24", a name that the text uses elsewhere, nor a line with a full stop.
    """
    if (unit.terminal and unit.last == ".") or unit.words > 40 or unit.lines > 2:
        return False
    line = unit.folded[:200].strip(" |>»·•-")
    found = words.menu.match(line)
    if found and found.group("more"):
        return True
    parts = [part for part in _SEPARATOR.split(unit.text[:_READ]) if part]
    if len(parts) >= 3 and all(len(part.split()) <= 4 for part in parts):
        return True
    if len(parts) == 2 and all(len(part.split()) <= 3 for part in parts) and "  " in unit.text:
        return True
    joins = [word for word in unit.text.split() if _JOINED.search(word) and word not in names]
    return bool(joins) and unit.words <= 14 and unit.share(words.common) < 0.34


def _names(units: list[Unit]) -> set[str]:
    """Words with a capital inside that full paragraphs use, or that stand alone on a line."""
    found = set()
    for unit in units:
        if (
            unit.prose
            or unit.words <= 1
            or "(" in unit.text
            or "/" in unit.text
            or "|" in unit.text
        ):
            for word in re.findall(r"[\w'’-]+", unit.text[:3000]):
                if _JOINED.search(word):
                    found.add(word)
    return found


def _mark_repeated(units: list[Unit]) -> None:
    """Lines printed three times or more, such as the head of every page."""
    counts: dict[str, int] = {}
    for unit in units:
        if not unit.mark and unit.words <= 15 and not unit.terminal:
            counts[unit.key] = counts.get(unit.key, 0) + 1
    seen: set[str] = set()
    for unit in units:
        if not unit.mark and counts.get(unit.key, 0) >= 3:
            if unit.key in seen:
                unit.mark = Mark.REPEAT
            seen.add(unit.key)


def _mark_runs(units: list[Unit], words: FrameWords) -> None:
    """Carry a line of furniture over to what it brings with it."""
    state = ""
    items = read = 0
    for i, unit in enumerate(units):
        if unit.mark is Mark.FURNITURE:
            brings = furniture(unit, words) or "line"
            if brings == "list" and unit.words >= _OWN_TEASER:
                brings = "line"
            # At the head of a page, nothing is below yet that could belong to a share line.
            state = brings if read or brings in {"block", "list"} else ""
            items = 0
            continue
        if state == "end":
            unit.mark = unit.mark or Mark.FURNITURE
        elif state and _belongs(unit, state, items, units[i + 1 : i + 2]):
            unit.mark = unit.mark or Mark.FURNITURE
            items += 1
        elif not unit.mark:
            state = ""
            read += unit.strong
    return


def _belongs(unit: Unit, state: str, items: int, following: list[Unit]) -> bool:
    if state == "rest":
        return not (unit.strong or (unit.prose and unit.words >= 12))
    if state == "block":
        return unit.gap == 0 and not unit.prose
    if state == "list":
        if unit.terminal and unit.words >= 4 and unit.last != "?":
            return False
        if unit.gap == 0:
            return True
        # Apart from the line above: teasers are long, and an intertitle is not.
        return items == 0 or (unit.words >= 8 and bool(following) and not following[0].prose)
    return False
