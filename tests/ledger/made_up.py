"""Made-up reporting for the tests of the ledger: documents, statements, acts."""

from dataclasses import replace
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
    Section,
    Speaker,
    Statement,
)

RUN = Run("0.1.0 aaaa", "words-1", "carried 1")
BETTER_RUN = Run("0.2.0 bbbb", "words-2", "carried 1")

PARIS = (
    "La Norvège enverra 300 soldats en cas de cessez-le-feu, a déclaré Ingrid Solheim.\n"
    "« Nous ne resterons pas à l'écart », a-t-elle ajouté à Narvik.\n"
    "Le Portugal exclut tout envoi de troupes.\n"
)
MADRID = (
    "L'Espagne est prête à former des sapeurs ukrainiens dès le printemps.\n"
    "Un diplomate européen juge la promesse fragile.\n"
    "La Norvège, elle, hésite encore à envoyer des soldats.\n"
)


def span(text, words):
    """Where words stand in a text."""
    start = text.index(words)
    return Passage(start, start + len(words))


def document(name="paris.txt", text=PARIS, **frame):
    given = {"title": "Un sommet", "publisher": "Le Fjord", "language": "fr"}
    return Document(id=name, text=text, **given | {"published": date(2025, 9, 4)} | frame)


def act(text, words, party="NOR", **fields):
    """An act whose evidence are words of the text."""
    given = {
        "id": "a1",
        "kind": Kind.COMMIT,
        "actors": (Actor(party, party),),
        "targets": (Actor("ukrainiens", "UKR"),),
        "capability": "ground_troops",
        "firmness": Firmness.COMMITTED,
        "evidence": (span(text, words),),
    }
    return Act(**given | fields)


def statement(text, words, speaker=None, **fields):
    given = {
        "id": "s1",
        "speaker": speaker or Speaker("Ingrid Solheim", "NOR", "Solheim"),
        "mode": Mode.INDIRECT,
        "cue": "a déclaré",
        "content": span(text, words),
    }
    return Statement(**given | fields)


def paris(name="paris.txt", **frame):
    """A document with two statements and two acts, and every kind of field in use."""
    made = document(
        name, sections=(Section("Ce qui est promis", span(PARIS, PARIS.strip())),), **frame
    )
    quotation = span(PARIS, "Nous ne resterons pas à l'écart")
    said = (
        statement(PARIS, "La Norvège enverra 300 soldats en cas de cessez-le-feu"),
        replace(
            statement(PARIS, "Nous ne resterons pas à l'écart"),
            id="s2",
            mode=Mode.DIRECT,
            cue="a-t-elle ajouté",
            parts=(Passage(quotation.start, quotation.start + 4), quotation),
            speaker=Speaker("elle", "NOR", "Solheim", via="AFP"),
        ),
    )
    acts = (
        act(
            PARIS,
            "La Norvège enverra 300 soldats en cas de cessez-le-feu, a déclaré Ingrid Solheim.",
            conditions=(Condition.CEASEFIRE,),
            quantity=Quantity(Decimal(300), "soldats", "300 soldats"),
            speaker=Speaker("Ingrid Solheim", "NOR", "Solheim"),
        ),
        act(
            PARIS,
            "Le Portugal exclut tout envoi de troupes.",
            "PRT",
            id="a2",
            kind=Kind.REFUSE,
            firmness=Firmness.EXCLUDED,
            targets=(),
            doubts=(Doubt("actor_inferred", "nobody else is named", span(PARIS, "Le Portugal")),),
        ),
    )
    doubts = (Doubt("no_byline", "who wrote it is not shown"),)
    return Reading(made, said, acts, doubts)


def madrid(**frame):
    """A later document, by another paper, with an unnamed source."""
    given = {
        "publisher": "La Meseta",
        "published": date(2025, 10, 1),
        "title": "Ce qu'offre Madrid",
    }
    made = document("madrid.txt", MADRID, **given | frame)
    said = (
        statement(
            MADRID,
            "la promesse fragile",
            Speaker("Un diplomate européen", "EUROPE", None, anonymous=True),
            cue="juge",
        ),
    )
    acts = (
        act(
            MADRID,
            "L'Espagne est prête à former des sapeurs ukrainiens dès le printemps.",
            "ESP",
            capability="training",
            firmness=Firmness.READY,
        ),
        act(
            MADRID,
            "La Norvège, elle, hésite encore à envoyer des soldats.",
            id="a2",
            kind=Kind.REFUSE,
            firmness=Firmness.RELUCTANT,
            targets=(),
        ),
    )
    return Reading(made, said, acts)
