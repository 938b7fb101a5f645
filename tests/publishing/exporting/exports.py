"""A ledger whose texts try everything, and exports of it."""

import io
import json
from datetime import UTC, date, datetime
from decimal import Decimal

from garant import publishing
from garant.answers import Answers, material_of
from garant.ledger import Asked, Ledger, Written, enter
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
    Verdict,
)
from garant.ontology import load_ontology

RUN = Run("0.1.0 code", "words", "pipeline")
THINGS = ("acts", "statements", "positions", "cover", "documents", "deletions")

ONE_MB = "Un très long passage. " * 50_000

SENTENCES = [
    ('=HYPERLINK("https://x.example";"Paris")', Speaker('un "diplomate"', "FRA", None, True)),
    ("+33 soldats,\r\nselon Rome;\nou pas\r", Speaker("-Meloni", "ITA", "=Meloni")),
    ("@SUM(1+1)|cmd 😀 l'été \u202eonaitaN\u202c, {a} \\b $c$ 50 % #1 & <i>d</i>", None),
    ("\tAprès\u2028le\u0085cessez-le-feu\u00a0: « oui » \"non\" 'si'", Speaker("l'OTAN", "NATO")),
    ("-1 brigade עברית عربي \u200f!", Speaker("quelqu'un", None, None, anonymous=True)),
]
RUNGS = [Firmness.READY, Firmness.COMMITTED, Firmness.POSSIBLE, Firmness.DELIVERED, Firmness.SIGNED]


def hostile(number, *, day="2026-03-02", **frame):
    """A document of all the sentences, with an act and, where somebody says it, a statement."""
    text = f"😀 Début {number}.\n\n" + "\n\n".join(words for words, _ in SENTENCES) + "\n\nFin."
    acts, statements = [], []
    for place, (words, speaker) in enumerate(SENTENCES):
        span = Passage(text.index(words), text.index(words) + len(words))
        acts.append(
            Act(
                id=f"a{place}",
                kind=Kind.COMMIT,
                actors=(Actor("=La France", "FRA", "+Macron"), Actor("", "NATO")),
                targets=(Actor("l'Ukraine", "UKR"),) if place % 2 else (),
                capability="ground_troops" if place < 4 else None,
                firmness=RUNGS[place],
                conditions=(Condition.CEASEFIRE, Condition.OTHER) if place == 1 else (),
                quantity=Quantity(Decimal("2.5"), "EUR", "2,5 €") if place == 2 else None,
                place="@Lviv" if place == 3 else None,
                time='dès "mars"',
                speaker=speaker,
                evidence=(Passage(span.start, span.start + 5), Passage(span.start + 6, span.end)),
                doubts=(Doubt("no_date", "No date.", Passage(0, 1)),) if place == 0 else (),
            )
        )
        if speaker:
            statements.append(
                Statement(f"s{place}", speaker, Mode.INDIRECT, "=a dit", span, (span,))
            )
    document = Document(
        id=f"=cmd|{number}.txt",
        text=text,
        **{
            "title": '="Titre" {de} l\'été\n50 % & #1 _a_ ~b^c \\d $e$ <f>',
            "publisher": '@Le "Journal", d\'État; {x',
            "language": "fr",
            "published": date.fromisoformat(day) if day else None,
            "url": f"https://journal.example/a_b{number}?x=%20y&z={{1}}#é",
            **frame,
        },
    )
    return Reading(document, tuple(statements), tuple(acts))


def long_one():
    """A document whose one passage is a megabyte."""
    document = Document(id="long.txt", text=ONE_MB, language="fr", published=date(2026, 1, 1))
    span = Passage(0, len(ONE_MB) - 1)
    act = Act("a", Kind.REQUEST, (Actor("Kiev", "UKR"),), (Actor("", "USA"),), evidence=(span,))
    return Reading(
        document, (Statement("s", Speaker("Kiev", "UKR"), Mode.DIRECT, "", span),), (act,)
    )


def kinds_of_act():
    """A document with an act of every kind."""
    text = " ".join(f"Phrase {kind}." for kind in Kind)
    acts = []
    for kind in Kind:
        start = text.index(f"Phrase {kind}.")
        firmness = {Kind.COMMIT: Firmness.DELIVERED, Kind.REFUSE: Firmness.RELUCTANT}.get(kind)
        acts.append(
            Act(
                id=kind.value,
                kind=kind,
                actors=(Actor("Bruxelles", "EU"), Actor("le Kosovo", "XKX")),
                targets=(Actor("Kiev", "UKR"), Actor("les volontaires", "COALITION")),
                capability="arms",
                firmness=firmness,
                evidence=(Passage(start, start + len(f"Phrase {kind}.")),),
            )
        )
    frame = Document(
        id="kinds.txt", text=text, published=date(2026, 2, 1), url="javascript:alert(1)"
    )
    return Reading(frame, (), tuple(acts))


def by_hand():
    """An act that a person wrote down without words of its source."""
    act = Act("a", Kind.REFUSE, (Actor("Rome", "ITA"),), firmness=Firmness.EXCLUDED)
    url = "https://journal.example/by-hand"
    source = Document(id="by hand", text="", published=date(2026, 3, 1), url=url)
    return Written(act=act, document=source)


def fill(ledger):
    """Record everything, with a decision of each sort."""
    ledger.record([hostile(1), hostile(2, day=None, url=None, publisher=None)], RUN)
    ledger.record([hostile(3, day="2025-12-31", language=None), long_one(), kinds_of_act()], RUN)
    list(enter(ledger, [by_hand()], who="Anna"))
    acts = ledger.acts(Asked(party="FRA", kinds=(Kind.COMMIT,)))
    ledger.review(acts[0].key, Verdict.ACCEPT, who="Anna")
    ledger.review(acts[1].key, Verdict.REJECT, who="Anna")
    ledger.review(ledger.statements()[0].key, Verdict.ACCEPT, who="Anna")


def filled(address):
    """A ledger at an address, with everything in it."""
    ledger = Ledger.open(address)
    fill(ledger)
    return ledger


ONTOLOGY = load_ontology()


def answers_of(ledger):
    """What answers for a ledger."""
    return Answers(ledger, lambda: ONTOLOGY)


def material(ledger, thing):
    """What an export of everything is made of."""
    asked = Asked(known_at=first_moment(ledger)) if thing == "deletions" else Asked()
    return material_of(answers_of(ledger), thing, asked)


def first_moment(ledger):
    """When the ledger held nothing but what was recorded first."""
    return min(
        (one.recorded for one in ledger.documents()), default=datetime(2026, 1, 1, tzinfo=UTC)
    )


def written(made, name, **options):
    """An export as bytes, with what was told of it."""
    out = io.BytesIO()
    told = publishing.write_export(made, publishing.export_form(made.thing, name), out, **options)
    return out.getvalue(), told


def export(ledger, thing, name, **options):
    """An export of everything as bytes."""
    return written(material(ledger, thing), name, **options)[0]


def views(ledger, thing):
    """What the API gives of everything."""
    answers = answers_of(ledger)
    if thing == "cover":
        from garant.answers import Question

        return [answers.covers(Question())]
    if thing == "deletions":
        return [piece.view for piece in material(ledger, thing).pieces(False)]
    ask = {"statements": "quotes"}.get(thing, thing)
    return getattr(answers, ask)(Asked()).views


def lines(data):
    """The objects of JSON lines."""
    return [json.loads(line) for line in data.decode().split("\n") if line]
