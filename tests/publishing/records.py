"""Records made by hand, as the ledger gives them, with every field in use."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from garant.model import (
    Act,
    Actor,
    ActRecord,
    Change,
    Condition,
    Contradiction,
    DocumentRecord,
    Dossier,
    Doubt,
    Firmness,
    Found,
    Kind,
    Mode,
    Passage,
    PassageRecord,
    Position,
    Quantity,
    Review,
    Run,
    Speaker,
    Stance,
    Standing,
    Statement,
    StatementDossier,
    StatementRecord,
    Step,
    Verdict,
)

RECORDED = datetime(2026, 1, 9, 8, 30, 0, 120, tzinfo=UTC)
DAY = date(2026, 1, 8)

DOCUMENT = DocumentRecord(
    key="docaaaaaaaaaaaaaaaaaaaaa",
    id="suède.txt",
    title="La force se précise",
    publisher="L'Exemple",
    language="fr",
    published=DAY,
    url="https://exemple.example/force",
    recorded=RECORDED,
    superseded_by="docbbbbbbbbbbbbbbbbbbbbb",
    copies=("docccccccccccccccccccccc",),
    reliability="B",
    flag="state media",
    doubts=(Doubt("two_dates", "Two dates are shown.", Passage(3, 9)),),
)
BARE = DocumentRecord(key="docddddddddddddddddddddd", id="nu.txt")

ACT = ActRecord(
    "actaaaaaaaaaaaaaaaaaaaaa",
    Act(
        id="actaaaaaaaaaaaaaaaaaaaaa",
        kind=Kind.COMMIT,
        actors=(Actor("La Suède", "SWE", "Kristersson"),),
        targets=(Actor("", "UKR"),),
        capability="ground_troops",
        firmness=Firmness.COMMITTED,
        conditions=(Condition.CEASEFIRE,),
        quantity=Quantity(Decimal(2000), "soldat", "2 000 soldats"),
        place="à Lviv",
        time="dès mars",
        speaker=Speaker("M. Dupont", "SWE", "Dupont"),
        evidence=(Passage(10, 35), Passage(42, 57)),
        doubts=(Doubt("office_without_holder", "Nobody holds it."),),
    ),
    DOCUMENT,
    DAY,
    RECORDED,
    Standing.ACCEPTED,
    ("La Suède enverra des gens", "sous conditions"),
)
REFUSAL = ActRecord(
    "actbbbbbbbbbbbbbbbbbbbbb",
    Act(
        id="actbbbbbbbbbbbbbbbbbbbbb",
        kind=Kind.REFUSE,
        actors=(Actor("Rome", "ITA"),),
        firmness=Firmness.EXCLUDED,
        evidence=(Passage(0, 4),),
    ),
    BARE,
    None,
    RECORDED,
    words=("Rome",),
)
STATEMENT = StatementRecord(
    "staaaaaaaaaaaaaaaaaaaaaa",
    Statement(
        id="staaaaaaaaaaaaaaaaaaaaaa",
        speaker=Speaker("un diplomate", None, None, anonymous=True, via="AFP"),
        mode=Mode.MIXED,
        cue="Selon",
        content=Passage(10, 35),
        parts=(Passage(10, 18), Passage(20, 35)),
    ),
    DOCUMENT,
    DAY,
    RECORDED,
    words="La Suède enverra des gens",
)
PASSAGE = PassageRecord(Passage(10, 35), STATEMENT.words, DOCUMENT, (STATEMENT,), ("act1",))
WITHIN = PassageRecord(Passage(12, 20), "Suède", DOCUMENT, (), ("act2",))
ELSEWHERE = PassageRecord(Passage(0, 4), "Rome", BARE, (), ("act3",))


def stance(record=ACT, **fields):
    """What an act says of where its party stands."""
    act = record.act
    made = Stance(
        act=record.key,
        party=act.actors[0].code,
        capability=act.capability,
        kind=act.kind,
        firmness=act.firmness,
        conditions=act.conditions,
        day=record.day or DAY,
        named=True,
        own=True,
        source="1",
        reviewed=record.standing.reviewed,
        order=1,
        quantity=act.quantity,
    )
    return replace(made, **fields)


POSITION = Position(
    "SWE",
    "ground_troops",
    (
        Step(date(2025, 9, 4), Change.TAKEN, stance(day=date(2025, 9, 4))),
        Step(
            DAY,
            Change.HARDENED,
            stance(),
            backing=(stance(REFUSAL),),
            contrary=(stance(REFUSAL, own=False),),
            outranked=(stance(REFUSAL, named=False),),
            unrepeated=(Condition.US_BACKSTOP,),
            sources=3,
        ),
    ),
    beside=(stance(kind=Kind.REQUEST, firmness=None),),
    undated=(stance(REFUSAL, day=None),),
)
ACTS = {record.key: record for record in (ACT, REFUSAL)}
CONTRADICTION = Contradiction(stance(REFUSAL), stance(), 3)

REVIEW = Review(
    "revaaaaaaaaaaaaaaaaaaaaa",
    Verdict.CORRECT,
    ACT.key,
    REFUSAL.key,
    "Anna",
    "c'est Rome",
    RECORDED,
    undone=True,
)
FOUND = Found(Run("0.1.0 aaaa", "bbbb", "carried cccc", '{"language": "fr"}'), RECORDED, True)
DOSSIER = Dossier(
    ACT,
    before="Un début.\n\nAvant, ",
    after=". Après.\n\nLa fin.",
    statements=(STATEMENT,),
    readings=(FOUND, Found(None, RECORDED, False)),
    others=(REFUSAL,),
    reviews=(REVIEW,),
    undertaking=(REFUSAL,),
    copies=(BARE,),
    beside=(REFUSAL,),
    within="La Suède enverra des gens, mais sous conditions",
    start=10,
)
STATEMENT_DOSSIER = StatementDossier(
    STATEMENT,
    before="Avant, ",
    after=" ensuite.",
    acts=(ACT,),
    readings=(FOUND,),
    others=(STATEMENT,),
    reviews=(REVIEW,),
    copies=(BARE,),
)

STEERING = "a\x1b[31mb\x07c\u202ed\r\n\x9b31m[bold]e[/bold]"
"""What would recolour, ring, turn or overwrite if a terminal took it as it is."""


def steered(value):
    """A record whose every text would steer a terminal."""
    if isinstance(value, str) and type(value) is str:
        return STEERING
    if isinstance(value, tuple):
        return tuple(steered(each) for each in value)
    if hasattr(value, "__dataclass_fields__"):
        kept = {"key", "act", "party", "firmness", "kind"} if isinstance(value, Stance) else set()
        return replace(
            value,
            **{
                name: steered(getattr(value, name))
                for name in value.__dataclass_fields__
                if name not in kept
            },
        )
    return value
