"""A ledger of made-up readings on a guarantee, as varied as chance makes them."""

import random

import pytest
from told import RUN, Speaker, Told, reading

from garant.answers import Answers
from garant.ledger import Ledger
from garant.model import Condition, Firmness, Kind, Verdict
from garant.ontology import load_ontology

SEED = 20260916
PARTIES = [
    "FRA",
    "GBR",
    "DEU",
    "POL",
    "ITA",
    "ESP",
    "NLD",
    "BEL",
    "DNK",
    "NOR",
    "SWE",
    "FIN",
    "EST",
    "LVA",
    "LTU",
    "CZE",
    "SVK",
    "ROU",
    "BGR",
    "GRC",
    "HRV",
    "SVN",
    "HUN",
    "AUT",
    "CHE",
    "IRL",
    "PRT",
    "LUX",
    "CYP",
    "MLT",
    "ISL",
    "TUR",
    "CAN",
    "USA",
    "AUS",
    "NZL",
    "JPN",
    "KOR",
    "PHL",
    "ARE",
    "HTI",
    "ISR",
    "IRN",
    "HND",
    "YEM",
    "EU",
    "NATO",
    "COALITION",
    "EUROPE",
    "MEX",
    "ZWE",
    "KHM",
    "MOZ",
    "CIV",
    "COD",
    "GEO",
    "MDA",
    "ARM",
]
CONDITIONS = tuple(one for one in Condition if one is not Condition.OTHER)
LADDER = {
    Kind.COMMIT: [one for one in Firmness if one.level >= 0],
    Kind.REFUSE: [one for one in Firmness if one.level < 0],
}
ASKED = [
    "armed_forces",
    "arms",
    "air_defence",
    "funding",
    "training",
    "industry",
    "ground_troops",
    "air_policing",
    "naval",
    "headquarters",
    "logistics",
    "backstop",
    "monitoring",
    "binding_pledge",
    "guarantee",
    "sanctions",
    "eu_membership",
]
UNNAMED = Speaker("un diplomate", "FRA", anonymous=True)
ELSEWHERE = Speaker("Volodymyr Zelensky", "UKR", "Zelensky")


def chance_readings(count=120):
    """Readings by chance, the same in every run: one to four acts a document."""
    chance = random.Random(SEED)
    for number in range(count):
        day = f"2026-{1 + number * 8 // count:02d}-{1 + chance.randrange(28):02d}"
        told = [_told(chance, number, place) for place in range(chance.randint(1, 4))]
        yield reading(
            f"texte-{number}.txt",
            day,
            *told,
            publisher=chance.choice(["L’Exemple", "Le Témoin", "La Gazette"]),
            url=f"https://exemple.example/{number}",
        )


def _told(chance, number, place):
    party, capability = chance.choice(PARTIES), chance.choice(ASKED)
    kind = chance.choices(
        [Kind.COMMIT, Kind.REFUSE, Kind.OPPOSE, Kind.WARN, Kind.REQUEST, Kind.ENDORSE],
        [10, 4, 1, 1, 1, 1],
    )[0]
    if kind in (Kind.OPPOSE, Kind.WARN):
        party = chance.choice(["RUS", "BLR", party])
    speaker = chance.choice([None, Speaker(f"Un porte-parole de {party}", party)])
    if kind is Kind.COMMIT and chance.random() < 0.2:
        speaker = chance.choice([UNNAMED, ELSEWHERE])
    few = chance.choices([0, 1, 2, 3], [6, 3, 2, 1])[0]
    return Told(
        f"Phrase {number}.{place} sur {party} et {capability}.",
        party,
        kind,
        chance.choice(LADDER[kind]) if kind in LADDER else None,
        capability,
        tuple(chance.sample(CONDITIONS, few)) if kind is Kind.COMMIT else (),
        speaker,
        "UKR",
    )


@pytest.fixture(scope="session")
def answers(tmp_path_factory):
    """Answers over readings by chance, some of them reviewed."""
    ontology = load_ontology()
    path = tmp_path_factory.mktemp("briefing") / "garant.db"
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record(list(chance_readings()), RUN)
        for place, record in enumerate(ledger.acts()):
            if place % 5 == 0:
                ledger.review(record.key, Verdict.ACCEPT, who="Ada")
        yield Answers(ledger, lambda: ontology)


@pytest.fixture(scope="session")
def ontology(answers):
    """The parties and capabilities that there are."""
    return answers.ontology


@pytest.fixture
def hostile_answers(tmp_path, answers):
    """Answers over a source whose every word tries to run."""
    bad = "<script>alert(1)</script> ![x](javascript:alert(1)) [x](javascript:1) <b> & `x`"
    with Ledger.open(f"sqlite:///{tmp_path / 'bad.db'}") as ledger:
        ledger.record(
            [
                reading(
                    "bad.txt",
                    "2026-03-01",
                    Told(f"La France enverra des soldats. {bad}", target="UKR"),
                    publisher=bad,
                    title=bad,
                    url="javascript:alert(1)",
                )
            ],
            RUN,
        )
        yield Answers(ledger, lambda: answers.ontology)
