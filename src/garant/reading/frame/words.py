"""The words of a document's frame in one language, read from `reading/<language>/frame.yaml`."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from garant.errors import WordsError
from garant.reading.frame.schema import FrameFile, PatternEntry, check


def _fold_table() -> dict[int, str]:
    """Every Latin, Greek and Cyrillic letter to its lower-case letter without accents."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x370, 0x530), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        if len(bare) == 1 and bare != chr(code):
            table[code] = bare
    # One letter for two, so that places hold: folded words are compared, never shown.
    table.update({ord("Œ"): "œ", ord("Æ"): "æ", 0x2019: "'", 0x02BC: "'", 0x2011: "-"})
    table.update(dict.fromkeys((0xA0, 0x202F, 0x2009, 0x2007), " "))
    return table


_FOLD = _fold_table()

NAME = r"[A-ZÀ-ÖØ-ÞŒ][\w'’.&-]*(?:[ \u00a0](?:(?:de|du|des|d'|la|le|les|et|van|von|der|den|bin|al|el|of|the|and|&) ?)*[A-ZÀ-ÖØ-ÞŒ][\w'’.&-]*){0,5}"  # noqa: E501


def fold(words: str) -> str:
    """Words in lower case without accents, character for character.

    "Publié le 1er DÉCEMBRE" becomes "publie le 1er decembre"; places stay the same.
    """
    lower = words.lower()
    if lower.isascii():
        return lower
    if len(lower) != len(words):
        return words.translate(_FOLD)
    # Five times as fast as translating every letter of a French line.
    return _BEYOND_ASCII.sub(_bare, lower)


_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


def _bare(found: re.Match[str]) -> str:
    letter = found.group()
    return _FOLD.get(ord(letter), letter)


@dataclass(frozen=True, slots=True)
class Furniture:
    """The patterns of page furniture; the last group that matched tells what the line brings."""

    any_line: re.Pattern[str]
    """For lines that are no full paragraph."""
    prose_line: re.Pattern[str]
    """For full paragraphs too."""
    inside: re.Pattern[str]
    """For words anywhere in a line of either."""


@dataclass(frozen=True, slots=True)
class FrameWords:
    """The words of one language, compiled once."""

    code: str
    months: dict[str, int]
    dates: re.Pattern[str]
    hours: re.Pattern[str]
    day_first: bool
    order_is_sure: bool
    weekdays: tuple[str, ...]
    links: re.Pattern[str]
    link_before: re.Pattern[str]
    common: frozenset[str]
    first_person: frozenset[str]
    askers: frozenset[str]
    published: re.Pattern[str]
    updated: re.Pattern[str]
    not_published: re.Pattern[str]
    bylines: re.Pattern[str]
    captions: re.Pattern[str]
    credit: re.Pattern[str]
    publishers: tuple[re.Pattern[str], ...]
    press: frozenset[str]
    menu: re.Pattern[str]
    genres: frozenset[str]
    headings: frozenset[str]
    title_label: re.Pattern[str]
    interview: re.Pattern[str]
    furniture: Furniture


def languages() -> tuple[str, ...]:
    """The languages that have words for a frame: every folder of `reading` with a `frame.yaml`."""
    return _languages()


@lru_cache(maxsize=1)
def _languages() -> tuple[str, ...]:
    room = resources.files("garant.reading")
    return tuple(
        sorted(
            folder.name
            for folder in room.iterdir()
            if folder.is_dir() and folder.joinpath("frame.yaml").is_file()
        )
    )


@lru_cache(maxsize=16)
def frame_words(code: str) -> FrameWords:
    """The words of one language.

    Raises:
        WordsError: If the file has mistakes; the message lists them all with their place.
    """
    return compile_words(read_file(code))


@lru_cache(maxsize=16)
def common_words(code: str) -> frozenset[str]:
    """The commonest words of one language, by which it is told, without its other words.

    Raises:
        WordsError: As `frame_words`.
    """
    return _common(read_file(code))


@lru_cache(maxsize=1)
def all_words() -> FrameWords:
    """The words of all languages together, for a text whose language has none."""
    return merged([read_file(code) for code in languages()])


@lru_cache(maxsize=16)
def read_file(code: str) -> FrameFile:
    """One language's file, checked.

    Raises:
        WordsError: If the file has mistakes.
    """
    file = resources.files("garant.reading").joinpath(code, "frame.yaml")
    return check(file.read_text("utf-8"), f"{code}/frame.yaml")


def merged(files: list[FrameFile]) -> FrameWords:
    """Several languages as one."""
    if not files:
        raise WordsError("garant/reading: no language has a frame.yaml; install Garant again")
    one = files[0].model_copy(deep=True)
    for other in files[1:]:
        one.months = {**other.months, **one.months}
        for name in FrameFile.model_fields:
            mine, theirs = getattr(one, name), getattr(other, name)
            if isinstance(mine, list):
                setattr(one, name, [*mine, *theirs])
        one.common = f"{one.common} {other.common}"
    return compile_words(one)


def compile_words(file: FrameFile) -> FrameWords:
    """Make one matcher of each list."""
    weekdays = [fold(day) for day in (*file.weekdays, *file.weekday_short)]
    months = {fold(name): number for name, number in file.months.items()}
    links = _either(fold(link) for link in file.date_links)
    return FrameWords(
        code=file.code,
        months=months,
        dates=_dates(months, weekdays, file.ordinals),
        hours=_hours(file),
        day_first=file.date_order != "month_first",
        order_is_sure=file.date_order != "either",
        weekdays=tuple(fold(day) for day in file.weekdays),
        links=re.compile(rf"(?:{links})\b"),
        link_before=re.compile(rf"(?<![^\s,|(])(?:{links})\s+$"),
        common=_common(file),
        first_person=frozenset(fold(word) for word in file.first_person),
        askers=frozenset(fold(word) for word in file.askers),
        published=_at_start(file.published),
        updated=_at_start(file.updated),
        not_published=_at_start(file.not_published),
        bylines=_named(file.bylines),
        captions=_at_start(file.captions),
        credit=_credit(file.agencies),
        publishers=tuple(_named([entry]) for entry in file.publishers),
        press=frozenset(fold(word) for word in file.press),
        menu=_menu(file.menu),
        genres=frozenset(fold(genre) for genre in file.genres),
        headings=frozenset(fold(heading) for heading in file.headings),
        title_label=re.compile(rf"(?:{_either(fold(x) for x in file.title_labels)}) ?: ?"),
        interview=_at_start(file.interview),
        furniture=_furniture(file.furniture),
    )


def _common(file: FrameFile) -> frozenset[str]:
    return frozenset(fold(word) for word in file.common.split())


def folded_pattern(entry: PatternEntry) -> str:
    """A pattern for folded lines; its escapes are in lower case already, by the schema."""
    body = fold(entry.pattern)
    return rf"(?:{body})[\s.:;!…>»-]*$" if entry.whole else body


def named_pattern(entry: PatternEntry) -> str:
    """A pattern for lines as printed: names keep their capitals, all other words lose them."""
    pieces = entry.pattern.split("{name}")
    # A named group cannot stand inside a switch of case, so only the words are switched.
    return NAME.join(_caseless(piece) for piece in pieces)


def _caseless(piece: str) -> str:
    return "".join(
        f"[{char.lower()}{char.upper()}]" if char.isalpha() and not kept else char
        for char, kept in _marked(piece)
    )


def _marked(piece: str) -> list[tuple[str, bool]]:
    """Each character of a pattern, and whether it belongs to syntax, a class or a group's name."""
    found: list[tuple[str, bool]] = []
    in_class = in_name = False
    for i, char in enumerate(piece):
        escaped = i > 0 and piece[i - 1] == "\\"
        if char == "[" and not escaped:
            in_class = True
        elif char == "]" and not escaped:
            in_class = False
        elif piece[i : i + 3] == "(?P":
            in_name = True
        elif char == ">":
            in_name = False
        found.append((char, escaped or in_class or in_name))
    return found


def _either(words: "object") -> str:
    items = sorted(set(words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "|".join(re.escape(word) for word in items) or "(?!)"


def _at_start(entries: list[PatternEntry]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{folded_pattern(entry)})" for entry in entries) or "(?!)")


def _named(entries: list[PatternEntry]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{named_pattern(entry)})" for entry in entries) or "(?!)")


def _dates(months: dict[str, int], weekdays: list[str], ordinals: list[str]) -> re.Pattern[str]:
    month = _either(months)
    weekday = _either(weekdays)
    ordinal = _either(fold(ordinal) for ordinal in ordinals)
    gap = r"[ .,/-]{1,3}"
    return re.compile(
        rf"(?<![\w/.:-])(?:(?P<weekday>{weekday})\.?,?\s{{1,2}})?(?:"
        rf"(?P<d1>\d{{1,2}}) ?(?:{ordinal})?(?: of)?{gap}(?P<m1>{month})\b"
        rf"(?:\.?,?[ /-]{{1,2}}(?P<y1>\d{{4}})(?!\d))?"
        rf"|(?P<m2>{month})\.? (?P<d2>\d{{1,2}})(?!\d|[:.]\d|h\d)(?:{ordinal})?"
        rf"(?:,? (?P<y2>\d{{4}})(?!\d))?"
        rf"|(?P<y3>\d{{4}})-(?P<m3>\d{{2}})-(?P<d3>\d{{2}})(?!\d)"
        rf"|(?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}}|\d{{2}})(?![\d/.-]\d|\d)"
        rf")"
    )


def _hours(file: FrameFile) -> re.Pattern[str]:
    hour = "|".join(f"(?:{folded_pattern(entry)})" for entry in file.hours)
    zone = _either(fold(zone) for zone in file.zones)
    return re.compile(rf"(?<![\w.:])(?:{hour})(?: ?\(?(?:{zone})\b\)?)?(?!\w)")


def _credit(agencies: list[str]) -> re.Pattern[str]:
    """The photographer and the agency at a caption's end: "LUDOVIC MARIN / AFP"."""
    agency = _either(agencies)
    return re.compile(rf"(?:/|©|\(| - |–|—)\s?(?:{agency})\b\)?\.?$")


def _menu(items: list[str]) -> re.Pattern[str]:
    item = _either(fold(item) for item in items)
    between = r"[\s|•·>»›/–—-]*"
    return re.compile(rf"(?:{item}){between}(?P<more>(?:{item}){between})*$")


def _furniture(entries: list[PatternEntry]) -> Furniture:
    def one(chosen: list[PatternEntry]) -> re.Pattern[str]:
        runs: dict[str, list[str]] = {}
        for entry in chosen:
            runs.setdefault(entry.run, []).append(folded_pattern(entry))
        # In the order of how much a line brings with it, so that the widest claim wins.
        parts = [
            f"(?P<{run}>{'|'.join(f'(?:{pattern})' for pattern in runs[run])})"
            for run in ("end", "rest", "list", "block", "line")
            if run in runs
        ]
        return re.compile("|".join(parts) or "(?!)")

    at_start = [entry for entry in entries if not entry.anywhere]
    return Furniture(
        any_line=one(at_start),
        prose_line=one([entry for entry in at_start if entry.prose]),
        inside=one([entry for entry in entries if entry.anywhere]),
    )
