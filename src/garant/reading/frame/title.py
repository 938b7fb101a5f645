"""Where the title stands, and who published the text."""

import re

from garant.reading.frame.units import Mark, Unit
from garant.reading.frame.words import FrameWords, fold

_HEAD = 40
"""Units: a title stands among the first ones, after whatever a page shows above it."""
_CUT = re.compile(r"\s*[|•·>»]\s*|\s+[-–—/]\s+|\s*\(|\s{2,}|,\s+(?=[a-zà-ÿ])")
_ORNAMENTS = ' .:,;*_#=«»"“”[]<>~|–—-'
_RUBRIC = re.compile(r"\s[-–—/•·]\s")
_SLUG = re.compile(r"\w+(?:-\w+){2,}(?:,\w+)*$")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+$")
_SIGNED = re.compile(
    r"(?:^|[.!?…»”\"]\s)[(\[]([A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){0,2})[)\]]\.?$"
)
_SUFFIX = re.compile(r"\s[-–—]\s((?:[^\s–—-]+ ?){1,4})$")
_NAME_PART = re.compile(r"[\w'’.&-]+")
_MANY = 8
_SHORT = 4
"""Words of a line that may be a paper's or a section's name."""


def find_title(units: list[Unit], words: FrameWords, said: str | None) -> int | None:
    """The unit that is the title, or None where the text shows none.

    Args:
        units: The units of the text, marked.
        words: The words of its language.
        said: The title by the format, which is looked for where there is one.
    """
    if said is not None:
        key = _key(said)
        return next((i for i, unit in enumerate(units[:_HEAD]) if unit.key == key), None)
    candidates = _candidates(units)
    if not candidates:
        return None
    first = candidates[0]
    if len(candidates) == 1 and not _can_be_title(units, first, words):
        return None
    scored = [(_score(units, i, rank, candidates, words), -i) for rank, i in enumerate(candidates)]
    best, place = max(scored)
    return -place if best > 0 else None


def _candidates(units: list[Unit]) -> list[int]:
    """Unmarked lines before the second paragraph; the first may be the motto of a letter."""
    found = []
    paragraphs = 0
    for i, unit in enumerate(units[:_HEAD]):
        if unit.mark is Mark.TURN:
            break
        if unit.mark:
            continue
        if unit.strong and not (unit.last != "." and unit.words <= 40):
            paragraphs += 1
            if paragraphs == 2 or not _in_masthead(units, i):
                break
            continue
        if unit.words <= 45:
            found.append(i)
    return found


def _in_masthead(units: list[Unit], i: int) -> bool:
    """Whether a paragraph stands in one block with the name of a paper above it."""
    first = i
    while first > 0 and units[first].gap == 0:
        first -= 1
    run = units[first:i]
    return first == 0 and bool(run) and run[0].words <= _MANY and any(unit.mark for unit in run)


def _can_be_title(units: list[Unit], i: int, words: FrameWords) -> bool:
    """Whether the only line above the text is a title, not a paper's name or a first sentence."""
    unit = units[i]
    if len([other for other in units if other.mark in {None, Mark.TURN}]) == 1:
        return False
    if unit.last == ".":
        return unit.words <= 25 and unit.gap == 0 and i + 1 < len(units) and units[i + 1].gap > 0
    return unit.words >= 3 or unit.terminal or unit.share(words.common) > 0


def _score(units: list[Unit], i: int, rank: int, candidates: list[int], words: FrameWords) -> float:
    unit = units[i]
    following = units[i + 1] if i + 1 < len(units) else None
    alone = (i == 0 or unit.gap > 0) and (following is None or following.gap > 0)
    score = 2.0 if 4 <= unit.words <= 32 else 1.0 if unit.words >= 2 else -1.0
    score += 2.0 * alone + (0.5 if i == 0 or unit.gap > 0 else 0)
    if unit.gap == 0 and i - 1 in candidates and units[i - 1].words >= 6:
        # A second line in one block with a title is what stands under it.
        score -= 1.5
    if i - 1 in candidates and unit.gap > 0 and units[i - 1].words >= 6 and units[i - 1].gap > 0:
        # Apart from a title right above it, it is the standfirst still.
        score -= 1.5
    score += 1.0 * (unit.share(words.common) > 0)
    score += 1.0 * _is_over_byline(units, i, candidates)
    score += 2.0 * _is_repeated(units, i)
    score -= 2.0 * _is_below_head(units, i, candidates, words)
    score -= 0.4 * rank
    if unit.capitals and any(not units[j].capitals for j in candidates):
        score -= 2.0
    if i == candidates[0] and len(candidates) > 1:
        score -= 1.5 if unit.words <= 5 else 1.0 if unit.words <= 8 else 0.0
        score -= 1.0 if unit.words <= _MANY and _is_press(unit.text, words) else 0.0
    if unit.last in {",", ":", ";"}:
        score -= 4.0 if unit.last == "," else 2.0
    if unit.last == "." and unit.text.rstrip()[-1:] == ".":
        score -= 3.0 if len(candidates) > 1 else 0.0
    if len(_CUT.split(unit.text)) > 1 and unit.words <= 6:
        score -= 2.0
    if fold(unit.text.strip(" :.")) in words.genres or words.menu.match(unit.folded):
        score -= 4.0
    if is_name(unit, words) and rank:
        score -= 2.5
    if any(other.strong and not other.mark for other in units[:i]) and not _in_head(units, i):
        score -= 2.0
    return score


def _is_over_byline(units: list[Unit], i: int, candidates: list[int]) -> bool:
    """Whether a byline or a date follows before any other line that could be the title."""
    for j in range(i + 1, min(i + 5, len(units))):
        if units[j].mark in {Mark.DATE, Mark.BYLINE}:
            return True
        if j in candidates:
            return False
    return False


def _is_below_head(units: list[Unit], i: int, candidates: list[int], words: FrameWords) -> bool:
    """Whether a date or a byline parts a line from one above that can be the title."""
    above = [j for j in candidates if j < i and units[j].words > _SHORT]
    return any(
        units[k].mark in {Mark.DATE, Mark.BYLINE}
        for j in above
        if not _is_press(units[j].text, words)
        for k in range(j + 1, i)
    )


def _in_head(units: list[Unit], i: int) -> bool:
    """Whether all paragraphs above a unit belong to the masthead."""
    return all(
        _in_masthead(units, j)
        for j, other in enumerate(units[:i])
        if other.strong and not other.mark
    )


def _is_repeated(units: list[Unit], i: int) -> bool:
    key = units[i].key
    return units[i].words >= 3 and any(
        other.key.endswith(key) and other.words <= units[i].words + 4
        for other in units[i + 1 : i + 15]
    )


def is_name(unit: Unit, words: FrameWords) -> bool:
    """Whether a line is two to four words with capitals and no other: a signature."""
    parts = _NAME_PART.findall(unit.text)
    return (
        2 <= len(parts) <= 4
        and not unit.terminal
        and all(part[0].isupper() for part in parts)
        and unit.share(words.common) == 0
        and not unit.capitals
    )


def title_words(unit: Unit, words: FrameWords) -> tuple[str, str | None]:
    """A title as a reader would give it, and the publisher that its line names at its end.

    "Titre : Paris promet" gives "Paris promet"; "Paris promet | Le Grand Soir" gives "Paris promet"
    and "Le Grand Soir".
    """
    title = " ".join(unit.text.split()).strip("#*_= ")
    if label := words.title_label.match(fold(title)):
        title = title[label.end() :]
    head, mark, tail = title.rpartition(" | ")
    if not mark:
        found = _SUFFIX.search(title)
        head, tail = (title[: found.start()], found.group(1)) if found else ("", "")
    plain = [part for part in tail.split() if part[0].islower()]
    if head and len(head.split()) >= 3 and not plain and _is_press(tail, words):
        return head.rstrip(), tail
    return title, None


def find_publisher(
    units: list[Unit],
    title: int | None,
    dateline: str | None,
    words: FrameWords,
) -> str | None:
    """Who published the text: its masthead, else the agency in the dateline, else its last lines.

    Args:
        units: The units of the text, marked.
        title: The title's unit.
        dateline: The agency that the first paragraph names in its dateline.
        words: The words of the language.
    """
    masthead = [
        (unit, name)
        for unit in units[: title if title is not None else 3]
        if _may_be_masthead(unit, title, words)
        for name in [brand(unit, words)]
        if name
    ]
    if title is None:
        # Without a title, a line alone above the text is a masthead only if it is short.
        masthead = masthead[:1] if units and units[0].words <= 3 else []
    named = dateline or _by_last_lines(units, words)
    scored = [
        (_brand_score(unit, name, named, words) - 0.75 * rank, -rank, name)
        for rank, (unit, name) in enumerate(masthead)
    ]
    best = max(scored, default=(0.0, 0, ""))
    if best[0] > 0:
        return best[2]
    return named or _under_title(units, title, words)


def _brand_score(unit: Unit, name: str, named: str | None, words: FrameWords) -> float:
    score = 1.0
    plain = [part for part in name.split() if part[0].islower()]
    if _is_press(name, words):
        score += 1.0
    elif len(plain) >= 2 and not any(fold(part) in words.press for part in name.split()):
        # "Sommet de la coalition" is a headline of its own; names of papers without a word of the
        # press in them are short.
        score -= 2.0
    elif _RUBRIC.search(unit.text) or _SLUG.match(name):
        score -= 2.0
    if named and fold(name) == fold(named):
        score += 3.0
    return score


def _may_be_masthead(unit: Unit, title: int | None, words: FrameWords) -> bool:
    if unit.mark is Mark.DATE:
        found = words.dates.search(unit.folded)
        return found is not None and _is_press(unit.text[: found.start()], words)
    return unit.mark is None and not unit.prose and (title is not None or not unit.terminal)


def _is_press(name: str, words: FrameWords) -> bool:
    """Whether a name has a word in it that names of papers and stations are made of."""
    parts = (part for part in re.split(r"[\s'’.&-]+", name) if part and not part[0].islower())
    return any(fold(part) in words.press for part in parts)


def brand(unit: Unit, words: FrameWords) -> str | None:
    """The name of a paper in its masthead: "InfoDirect24 | Monde" gives "InfoDirect24"."""
    text = unit.text.strip(_ORNAMENTS)
    if unit.mark is Mark.DATE and (found := words.dates.search(fold(text))):
        text = text[: found.start()]
    name = _CUT.split(text)[0].strip(_ORNAMENTS)
    folded = fold(name)
    if not name or not name[0].isalnum() or len(name) > 60 or len(name.split()) > _MANY:
        return None
    if folded in words.genres or words.dates.search(folded) or not any(c.isalpha() for c in name):
        return None
    found = words.menu.match(folded)
    if found and found.end() == len(folded):
        return None
    if not (name[0].isupper() or name[0].isdigit() or _DOMAIN.match(name)):
        return None
    return name


def _by_last_lines(units: list[Unit], words: FrameWords) -> str | None:
    """A copyright line, a source, or the agency in brackets that a text ends with."""
    for unit in reversed(units):
        if unit.words > 40 or unit.mark in {None, Mark.CAPTION}:
            continue
        for pattern in words.publishers:
            if found := pattern.search(unit.text[:400]):
                name = re.split(r"\s{2,}|\s+[-–—|·]\s+", found.group("publisher"))[0]
                return name.rstrip(" .,;")
    for unit in units[-3:]:
        if found := _SIGNED.search(unit.text[-60:]):
            return found.group(1)
    return None


def _under_title(units: list[Unit], title: int | None, words: FrameWords) -> str | None:
    """A short line under the title that the rest of the text names again."""
    if title is None:
        return None
    for unit in units[title + 1 : title + 5]:
        if unit.mark in {Mark.DATE, Mark.BYLINE}:
            parts = _CUT.split(unit.text)
            name = brand(unit, words) if len(parts) > 1 else None
            if name and _is_press(name, words):
                return name
            continue
        if unit.mark or unit.words > _MANY or unit.terminal:
            continue
        name = brand(unit, words)
        if name and _is_press(name, words):
            return name
    return None


def _key(words: str) -> str:
    return Unit(0, len(words), words, 0, 1).key
