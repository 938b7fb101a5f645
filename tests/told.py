"""Readings made by hand, for ledgers: who said what on which day, in a sentence for each."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from garant.model import (
    Act,
    Actor,
    Condition,
    Document,
    Doubt,
    Firmness,
    Kind,
    Mode,
    Passage,
    Quantity,
    Reading,
    Run,
    Speaker,
    Statement,
)

RUN = Run("0.1.0 code", "words", "pipeline")
BETTER_RUN = Run("0.2.0 code", "words", "pipeline")

MACRON = Speaker("Emmanuel Macron", "FRA", "Macron")
MERZ = Speaker("le chancelier", "DEU", "Merz")
PUTIN = Speaker("Vladimir Poutine", "RUS", "Poutine")
UNNAMED = Speaker("un diplomate français", "FRA", anonymous=True)

TROOPS = "ground_troops"


@dataclass(frozen=True)
class Told:
    """A sentence with the act in it, and with the statement if somebody says so."""

    words: str
    party: str = "FRA"
    kind: Kind = Kind.COMMIT
    firmness: Firmness | None = Firmness.READY
    capability: str | None = TROOPS
    conditions: tuple[Condition, ...] = ()
    speaker: Speaker | None = None
    target: str | None = None
    quantity: Quantity | None = None
    doubts: tuple[Doubt, ...] = ()


def reading(name, day, *told, publisher="L'Exemple", title=None, url=None, doubts=()):
    """A document that tells these sentences, a paragraph each, with what is read from it."""
    text = "\n\n".join(["Ce qui précède.", *(each.words for each in told), "Ce qui suit."])
    spans = [
        Passage(text.index(each.words), text.index(each.words) + len(each.words)) for each in told
    ]
    document = Document(
        id=name,
        text=text,
        title=title or f"Titre de {name}",
        publisher=publisher,
        language="fr",
        published=date.fromisoformat(day) if day else None,
        url=url,
        doubts=doubts,
    )
    pairs = list(zip(told, spans, strict=True))
    return Reading(
        document,
        tuple(
            Statement(f"s{number}", each.speaker, Mode.INDIRECT, "a dit", span)
            for number, (each, span) in enumerate(pairs)
            if each.speaker
        ),
        tuple(_act(number, each, span) for number, (each, span) in enumerate(pairs)),
    )


def _act(number, told, span):
    return Act(
        id=f"a{number}",
        kind=told.kind,
        actors=(Actor(told.party, told.party),),
        targets=(Actor("", told.target),) if told.target else (),
        capability=told.capability,
        firmness=told.firmness,
        conditions=told.conditions,
        quantity=told.quantity,
        speaker=told.speaker,
        evidence=(span,),
        doubts=told.doubts,
    )


READINGS = (
    reading(
        "mars.txt",
        "2026-03-02",
        Told(
            "Berlin n'enverra pas de soldats.",
            "DEU",
            Kind.REFUSE,
            Firmness.EXCLUDED,
            target="UKR",
        ),
        Told(
            "La France est prête à envoyer 2 000 soldats après un cessez-le-feu.",
            conditions=(Condition.CEASEFIRE,),
            speaker=MACRON,
            target="UKR",
            quantity=Quantity(Decimal(2000), "soldat", "2 000 soldats"),
        ),
    ),
    reading(
        "avril.txt",
        "2026-04-10",
        Told(
            "L'Allemagne pourrait envoyer des soldats, a dit le chancelier.",
            "DEU",
            firmness=Firmness.POSSIBLE,
            speaker=MERZ,
            target="UKR",
        ),
        Told(
            "La Russie s'oppose à toute présence étrangère.",
            "RUS",
            Kind.OPPOSE,
            None,
            speaker=PUTIN,
            target="EUROPE",
        ),
    ),
    reading(
        "autre.txt",
        "2026-04-10",
        Told(
            "Berlin exclut toujours d'envoyer des soldats, selon le chancelier.",
            "DEU",
            Kind.REFUSE,
            Firmness.EXCLUDED,
            speaker=MERZ,
            target="UKR",
        ),
        Told(
            "=Paris renoncerait à ses troupes, selon un diplomate.",
            kind=Kind.REFUSE,
            firmness=Firmness.RELUCTANT,
            speaker=UNNAMED,
            target="UKR",
        ),
        publisher="Journal d'État",
        url="https://journal.example/avril",
        doubts=(Doubt("two_dates", "Two dates are shown."),),
    ),
    reading(
        "sans-date.txt",
        None,
        Told("La France enverra une frégate.", capability="naval", firmness=Firmness.COMMITTED),
    ),
)
