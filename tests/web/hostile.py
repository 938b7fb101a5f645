"""Readings whose every text tries to be something else, and what of a page gives itself away."""

import re
from datetime import date

from lxml import html
from web.payloads import PAYLOADS

from garant.errors import LedgerError
from garant.ledger.recording import fault_of
from garant.model import (
    Act,
    Actor,
    Document,
    Doubt,
    Firmness,
    Kind,
    Mode,
    Passage,
    Reading,
    Section,
    Speaker,
    Statement,
)

_IN_A_DOCUMENT = 10

_RUNS = re.compile(r"^[\x00-\x20]*(javascript|vbscript|data|blob|file|view-source):", re.IGNORECASE)
_ADDRESSES = ("href", "src", "action", "formaction", "data", "poster", "srcset", "xlink:href")


def hostile_readings():
    """Readings that a ledger takes, each with ten of the texts in it and others in its frame."""
    made = []
    for start in range(0, len(PAYLOADS), _IN_A_DOCUMENT):
        held = [text.replace("\x00", "") for text in PAYLOADS[start : start + _IN_A_DOCUMENT]]
        made.append(_reading(start, held))
    return [one for one in made if not isinstance(fault_of(one), LedgerError)]


def _reading(start, held):
    parts, spans, place = [], [], 0
    for text in held:
        words = f"Un tel a dit : {text} ."
        parts.append(words)
        spans.append(Passage(place, place + len(words)))
        place += len(words) + 2
    body = "\n\n".join(parts)
    name = held[start % len(held)][:200]
    document = Document(
        id=f"{start} {held[0][:80]}",
        text=body,
        title=held[1 % len(held)][:200],
        publisher=held[2 % len(held)][:80],
        language="fr",
        published=date(2026, 1, 1 + start // _IN_A_DOCUMENT % 28),
        url=held[3 % len(held)][:200],
        sections=(Section(parts[0][:60], Passage(0, len(body))),),
        doubts=(Doubt("no_date", name),),
    )
    speaker = Speaker(name[:80] or "x", "FRA", held[-1][:60] or None)
    return Reading(
        document,
        tuple(
            Statement(f"s{number}", speaker, Mode.INDIRECT, text[:40] or "dit", span)
            for number, (text, span) in enumerate(zip(held, spans, strict=True))
        ),
        tuple(
            Act(
                id=f"a{number}",
                kind=Kind.COMMIT,
                actors=(Actor(text[:60], "FRA", text[:60] or None),),
                targets=(Actor(text[:60], "UKR"),),
                capability="ground_troops",
                firmness=Firmness.READY,
                speaker=speaker,
                place=text[:60] or None,
                time=text[:60] or None,
                evidence=(span,),
                doubts=(Doubt("two_parties", text[:200], span),),
            )
            for number, (text, span) in enumerate(zip(held, spans, strict=True))
        ),
    )


def strange_parts(answer):
    """What of an answered page no template of ours wrote, in a line each."""
    if "text/html" not in answer.headers.get("content-type", ""):
        return []
    if "set-cookie" in answer.headers and "stolen" in answer.headers["set-cookie"]:
        return ["a cookie"]
    told = []
    for element in html.fromstring(answer.content).iter():
        if not isinstance(element.tag, str):
            continue
        name = element.tag.lower()
        if name in {"iframe", "object", "embed", "base", "frame", "applet", "marquee", "portal"}:
            told.append(f"<{name}>")
        if name == "script" and not element.get("src", "").startswith("/static/"):
            told.append("a script of its own")
        if name in {"style", "foreignobject"}:
            told.append(f"<{name}>")
        if name == "meta" and element.get("http-equiv"):
            told.append("a meta that acts")
        for attribute, value in element.attrib.items():
            if attribute.lower().startswith("on"):
                told.append(f"{attribute} on <{name}>")
            if attribute.lower() == "style":
                told.append(f"style on <{name}>")
            if attribute.lower() in _ADDRESSES and _RUNS.match(value):
                told.append(f"{attribute}={value[:40]}")
    return told
