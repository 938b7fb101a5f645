"""How parts of a guarantee are put on a terminal: footings by sign, amounts, conditions."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from rich.console import Console
from rich.text import Text

from garant.ontology import Ontology
from garant.publishing.guarantee_views import CoverView, DayView, IntervalView
from garant.publishing.offer_views import LeadView, LotView, OfferView
from garant.publishing.record_tables import print_legend
from garant.publishing.record_text import (
    conditions_of,
    publisher_of,
    short,
    sign_of,
    source_line,
    words_of,
)
from garant.publishing.terminal import FIRMNESS_STYLES, clean

FOOTINGS = {
    "firm": ("●", "firm: committed or more, nothing waited for", "green"),
    "conditional": ("◐", "conditional: as firm, on a condition unmet or unknown", "yellow"),
    "signalled": ("○", "signalled: ready, possible or hinted at", "yellow"),
    "unclear": ("≈", "unclear: vague, or told in two ways", "bold yellow"),
    "refused": ("✕", "refused", "bold red"),
}
"""Where an offer stands: a sign, what it says, a style."""

REACHES = {
    **FOOTINGS,
    "collective": ("◇", "collective: only parties of no known number offer", "yellow"),
    "short": ("◔", "short: too few offer", "yellow"),
    "nobody": ("∅", "nobody: no offer and no refusal known", "bold red"),
}
"""How far a need is met: the best footing on which enough offer, or why none is."""

STATES = {"met": "green", "unmet": "red", "unknown": "yellow"}

HOLDS = {"met": "holds", "unmet": "does not hold", "unknown": "not known"}
"""Whether a part holds on a day."""

SUPPOSED = "*"
"""The sign of what is only supposed."""


def english(texts: dict[str, str]) -> str:
    """A text in English, or in the first language there is."""
    return clean(texts.get("en") or next(iter(texts.values()), ""))


def heading(day: DayView) -> Text:
    """What the pact is called and the day."""
    on = f"as of {day['as_of']}" if day["as_of"] else "by all that is known"
    return Text(f"{english(day['title'])} · {on}", style="bold")


def footing_of(footing: str, *, word: bool = True) -> Text:
    """A footing or a reach by sign and word."""
    sign, _, style = REACHES[footing]
    return Text(f"{sign} {footing}" if word else sign, style=style)


def rung_of(offer: OfferView) -> Text:
    """The rung of an offer after the sign of its footing; "!" where sources disagree."""
    sign = FOOTINGS[offer["footing"]][0]
    told = f"{sign} {offer['firmness']}" + (" !" if offer["contested"] else "")
    return Text(told, style=FIRMNESS_STYLES[offer["firmness"]])


def review_sign(offer: OfferView) -> Text:
    """How far a person stands behind an offer."""
    if offer["supposed"]:
        return Text(SUPPOSED)
    return Text(sign_of("accepted" if offer["reviewed"] else "unreviewed"))


def terms_of(offer: OfferView) -> str:
    """The conditions of an offer, those in the way first."""
    terms = offer["conditions"]
    told = conditions_of((*terms["unmet"], *terms["unknown"]))
    met = conditions_of(terms["met"])
    triggers = conditions_of(terms["triggers"])
    parts = [told, f"{met} (met)" if met else "", f"if {triggers}" if triggers else ""]
    return ", ".join(part for part in parts if part)


def lots_of(lots: Iterable[LotView], ontology: Ontology) -> str:
    """Amounts in a row, each with those who give it together."""
    told = []
    for lot in lots:
        amount = amount_of(lot["value"], lot["unit"], ontology)
        together = ", ".join(lot["parties"]) if len(lot["parties"]) > 1 else ""
        told.append(f"{amount} ({together} together)" if together else amount)
    return "; ".join(told)


def amount_of(value: str, unit: str, ontology: Ontology) -> str:
    """An amount for people: "800,000 people", "135.7 bn EUR"."""
    number = Decimal(value)
    known = ontology.units.get(unit)
    name = known.labels.get("en", unit) if known else unit
    for size, word in ((Decimal(10**9), "bn"), (Decimal(10**6), "m")):
        if not known and number >= size and number % (size / 1000) == 0:
            return f"{(number / size).normalize():f} {word} {clean(name)}"
    return f"{number:,f} {clean(name)}"


def source_of(offer: OfferView, *, publisher: bool = False) -> str:
    """The key of the most telling act, and how many independent sources there are."""
    if offer["lead"] is None:
        return "supposed" if offer["supposed"] else "-"
    told = short(offer["lead"]["act"])
    if publisher and offer["lead"]["document"]["publisher"]:
        told += f" {clean(publisher_of(offer['lead']['document']))}"
    if offer["sources"] > 1:
        told += f" +{offer['sources'] - 1}"
    return told


def lead_lines(lead: LeadView | None) -> list[Text]:
    """The words of the most telling act, and where they stand."""
    if lead is None:
        return []
    return [words_of(lead["evidence"]), source_line(lead["act"], lead["document"])]


def interval_of(interval: IntervalView, ontology: Ontology) -> str:
    """An interval from firm only to all that is not refused: "1 to 5", "0 to 2,000 people"."""
    unit = interval["unit"]
    ends = []
    for end in (interval["firm"], interval["possible"]):
        told = amount_of(end["value"], unit, ontology) if unit else f"{Decimal(end['value']):f}"
        ends.append(f"{told} (+{end['unknown']} of unknown amount)" if end["unknown"] else told)
    told = ends[0] if ends[0] == ends[1] else f"{ends[0]} to {ends[1]}"
    return f"{told} +{interval['collectives']} ◇" if interval["collectives"] else told


def asked_of_need(cover: CoverView, ontology: Ontology) -> str:
    """What a need asks for beyond one giver: how many, how much, from whom."""
    told = []
    if cover["contributors_asked"] > 1:
        told.append(f"{cover['contributors_asked']} givers or more")
    if cover["amount_asked"]:
        asked = cover["amount_asked"]
        told.append(amount_of(asked["value"], asked["unit"], ontology))
    if cover["givers"]:
        told.append(f"{', '.join(cover['givers'])} and nobody else")
    return ", ".join(told)


def part_name(part: str | None) -> str:
    """What a part is called; the whole has no name."""
    return part or "the whole guarantee"


def print_signs(console: Console, used: Iterable[str], offers: Sequence[OfferView]) -> None:
    """Say what the signs that were used mean."""
    shown = set(used)
    console.print()
    told = [f"{sign} {meaning}" for name, (sign, meaning, _) in REACHES.items() if name in shown]
    if any(one["contested"] for one in offers):
        told.append("! sources of one day disagree")
    if any(one["supposed"] for one in offers):
        told.append(f"{SUPPOSED} supposed, no fact")
    console.print(Text(" · ".join(told), style="dim"))
    known = [one for one in offers if not one["supposed"]]
    print_legend(console, ("accepted" if one["reviewed"] else "unreviewed" for one in known))
