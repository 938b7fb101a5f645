"""What stands before the first words of a dispatch: "PARIS, 4 sept. 2025 (Hexapresse) - "."""

import re
from dataclasses import dataclass

from garant.reading.frame.dates import FoundDate, find_dates
from garant.reading.frame.units import Unit
from garant.reading.frame.words import FrameWords, fold

_LOOK = 160
_HOUR_NEAR = 5
"""Characters between a date and its hour: ", à "."""
_CAPS = r"[A-ZÀ-ÖØ-ÞŒ](?:[A-ZÀ-ÖØ-ÞŒ'’.-]*[A-ZÀ-ÖØ-ÞŒ])"
_TOWN = r"[A-ZÀ-ÖØ-ÞŒ][\w'’.-]*"
_REGION = rf"(?:, ?{_TOWN}(?: {_TOWN})?\.?| ?\({_TOWN}(?: {_TOWN})?\))?"
_CAPS_PLACE = rf"{_CAPS}(?:[ /]{_CAPS}){{0,3}}{_REGION}"
_PLACE = rf"{_TOWN}(?:[ /-](?:{_TOWN}|de|du|la|le|sur|upon)){{0,4}}{_REGION}"
_AGENCY = r"(?:\((?P<agency>[^()]{2,50})\)|/(?P<slashed>[^/]{2,40})/|\[(?P<boxed>[^\[\]]{2,40})\])"
_DASH = r"(?:[-–—]{1,2}|\.[-–—]|:)"
_DATE = "\x00+"

_AFTER_HOUR = re.compile(r"\s*(?:[-–—|•:·.]\s+|\s{2,})(?=\S)")
_FORMS = tuple(
    re.compile(form)
    for form in (
        # PARIS, 4 sept. 2025 (Hexapresse) - ; Kyiv, le 9 octobre 2025. /DniproInform/. ; (AFP) -
        rf"(?:{_PLACE}[ ,|]*)?(?:{_DATE}[.,]? ?)?{_AGENCY} ?(?:{_DASH}|\.)\s",
        # PARIS (Reuters) ; New York, 5 novembre 2025 (APS): the dash forgotten
        rf"(?:{_CAPS_PLACE}|{_PLACE},)[ ,]*(?:{_DATE}[.,]? )?{_AGENCY}\s",
        # Bruxelles, le 4 septembre 2025 -
        rf"{_PLACE}[ ,|(]*{_DATE}\)?[.,]? ?(?:{_DASH}|\.)\s",
        # (Keystone-ATS) ; Paris – : only before a sentence of its own
        rf"\((?P<agency>{_TOWN})\)\s|\[(?P<boxed>{_TOWN}[^\[\]]{{0,40}})\]\s",
        rf"{_TOWN}(?: {_TOWN})? [–—] ",
        # VOUZIERS. ; LEHIGH ACRES, Fla. - ; LONDON/PARIS -
        rf"{_CAPS_PLACE} ?(?:[-–—]{{1,2}}|(?P<label>:|\. ?[-–—])|(?<!\.)\.)\s",
    )
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """The prefix of a paragraph: its length, the agency in it, its date."""

    length: int
    agency: str | None = None
    date: FoundDate | None = None
    is_label: bool = False
    """Whether it could be the name of somebody who speaks: "NEW DELHI: ", "VOUZIERS. - "."""


def read_hour(unit: Unit, words: FrameWords) -> int:
    """The length of the hour that a post begins with, or 0: "17:12 - Rome dit non"."""
    found = words.hours.match(unit.folded)
    if not found:
        return 0
    mark = _AFTER_HOUR.match(unit.text, found.end())
    return mark.end() if mark and mark.end() < len(unit.text) else 0


def read_dateline(unit: Unit, words: FrameWords) -> Dateline | None:
    """The dateline or the kind of text that a paragraph begins with.

    Reads "PARIS, 4 sept. (Hexapresse) - Vingt-six pays…", "VOUZIERS. Au régiment…" and "ANALYSE.
    Entre un plan…". Does not read "M. Macron a dit" or "400. L'envoi de 400 militaires".
    """
    line = unit.text[:_LOOK]
    dates = [found for found in find_dates(fold(line), words) if found.start < _LOOK - 40]
    if dates:
        start, end = dates[0].start, dates[0].end
        if link := words.link_before.search(fold(line[:start])):
            start = link.start()
        hour = words.hours.search(fold(line), end)
        if hour and hour.start() - end <= _HOUR_NEAR and hour.end() < _LOOK - 20:
            end = hour.end()
        line = line[:start] + "\x00" * (end - start) + line[end:]
    for form in _FORMS:
        match = form.match(line)
        if match and _holds(match, unit):
            fields = match.groupdict()
            agency = fields.get("agency") or fields.get("slashed") or fields.get("boxed")
            inside = [found for found in dates if found.end <= match.end()]
            label = fields.get("label") is not None
            return Dateline(match.end(), _name(agency), inside[0] if inside else None, label)
    return _genre(unit, words)


def _holds(match: re.Match[str], unit: Unit) -> bool:
    """Whether a sentence begins behind the prefix, with its capital or quotation mark."""
    rest = unit.text[match.end() :].lstrip()
    return len(rest.split(maxsplit=3)) >= 3 and not rest[0].islower()


def _name(agency: str | None) -> str | None:
    """The agency's name, unless the brackets hold something else ("envoyé spécial", "Fla.")."""
    if agency is None:
        return None
    first = re.split(r"\s*[,;/|\x00]\s*|\s+[-–—]\s+|\s(?=[a-zà-ÿ])", agency.strip())[0]
    is_name = first[:1].isupper() and len(first.split()) <= 4 and not first.endswith(".")
    return first if is_name else None


def _genre(unit: Unit, words: FrameWords) -> Dateline | None:
    found = re.match(r"([^.:|–—-]{3,30})(?:\s?[.:|–—-])\s+(?=\S)", unit.text)
    if found and fold(found.group(1).strip()) in words.genres and unit.words >= 6:
        return Dateline(found.end())
    return None
