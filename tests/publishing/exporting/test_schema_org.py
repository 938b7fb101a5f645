"""Acts and documents as schema.org describes them: what is said, and what must not be."""

from dataclasses import replace

import pytest
from publishing.records import ACT, BARE, DOCUMENT, REFUSAL, REVIEW

from garant.model import Speaker, Verdict
from garant.publishing import (
    parties_by_code,
    schema_org_articles,
    schema_org_claims,
    schema_org_graph,
    view_acts,
    view_documents,
    view_parties,
    view_reviews,
)

PARTIES = parties_by_code(
    [
        {"code": "SWE", "kind": "state", "label": {"en": "Sweden", "fr": "Suède"}, "members": []},
        {"code": "UKR", "kind": "state", "label": {"en": "Ukraine"}, "members": []},
        {"code": "NATO", "kind": "body", "label": {"en": "NATO"}, "members": []},
    ]
)
(ACCEPTED,) = view_reviews([replace(REVIEW, verdict=Verdict.ACCEPT, result=ACT.key, undone=False)])


def claim_of(record, **options):
    made, *_ = schema_org_claims(view_acts([record]), parties=PARTIES, **options)
    return made


def said_by(speaker):
    return replace(ACT, act=replace(ACT.act, speaker=speaker))


def test_a_claim_has_the_words_the_standing_and_its_article():
    made = claim_of(ACT, page=lambda key: f"acts/{key}.html")

    assert "Claim" == made["@type"]
    assert ACT.key == made["identifier"]
    assert "La Suède enverra des gens […] sous conditions" == made["text"]
    assert "accepted" == made["creativeWorkStatus"]
    assert ["commit", "ground_troops", "committed", "ceasefire"] == made["keywords"]
    assert f"acts/{ACT.key}.html" == made["url"]
    assert "https://exemple.example/force" == made["appearance"]["url"]
    assert [
        {"@type": "Country", "identifier": "SWE", "name": "Sweden"},
        {"@type": "Country", "identifier": "UKR", "name": "Ukraine"},
    ] == made["about"]


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        (
            Speaker("M. Dupont", "SWE", "Dupont"),
            {
                "@type": "Person",
                "name": "Dupont",
                "affiliation": {"@type": "Country", "identifier": "SWE", "name": "Suède"},
            },
        ),
        (
            Speaker("l'OTAN", "NATO"),
            {"@type": "Organization", "identifier": "NATO", "name": "NATO"},
        ),
        (None, {"@type": "Organization", "name": "L'Exemple"}),
        (Speaker("un diplomate suédois", "SWE", anonymous=True), None),
        (Speaker("quelqu'un", None, None), None),
    ],
    ids=["person", "party", "narrator", "unnamed", "unknown"],
)
def test_a_claim_is_by_who_says_so_and_an_unnamed_source_stays_unnamed(speaker, expected):
    made = claim_of(said_by(speaker), language="fr")

    assert expected == made.get("author")
    assert "diplomate" not in str(made)


def test_a_review_stands_only_where_a_person_judged():
    acts = view_acts([ACT, REFUSAL])
    reviews = {ACT.key: ACCEPTED, REFUSAL.key: ACCEPTED}

    kinds = [node["@type"] for node in schema_org_claims(acts, parties=PARTIES, reviews=reviews)]
    assert ["Claim", "ClaimReview", "Claim"] == kinds
    assert ["Claim", "Claim"] == [
        node["@type"] for node in schema_org_claims(acts, parties=PARTIES)
    ]


def test_a_review_says_what_was_judged_and_rates_no_truth():
    _, review = schema_org_claims(view_acts([ACT]), parties=PARTIES, reviews={ACT.key: ACCEPTED})

    assert "whether the quoted words say so, not whether it is true" == review["reviewAspect"]
    assert "ratingValue" not in review["reviewRating"]
    assert {"@type": "Person", "name": "Anna"} == review["author"]


def test_an_article_has_its_frame_and_no_text():
    made, bare = schema_org_articles(view_documents([DOCUMENT, BARE]))

    assert "La force se précise" == made["headline"]
    assert {"@type": "Organization", "name": "L'Exemple"} == made["publisher"]
    assert "2026-01-08" == made["datePublished"]
    assert "articleBody" not in made
    assert {"@type", "@id", "identifier"} == set(bare)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "http://",
        "https://a b/",
        "file:///x",
        "http://[",
        "",
    ],
)
def test_only_addresses_of_the_web_are_linked(url):
    (made,) = schema_org_articles(view_documents([replace(DOCUMENT, url=url)]))

    assert "url" not in made


def test_names_are_the_same_each_time_and_tell_things_apart():
    first, second = claim_of(ACT), claim_of(REFUSAL)

    assert first == claim_of(ACT)
    assert first["@id"] != second["@id"]
    (article,) = schema_org_articles(view_documents([DOCUMENT]))
    assert first["appearance"]["@id"] == article["@id"]


def test_things_stand_under_one_context():
    assert {"@context": "https://schema.org", "@graph": []} == schema_org_graph([])
    assert view_parties([]) == []
