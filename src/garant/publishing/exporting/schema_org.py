"""Acts and documents as schema.org describes them, for the pages of a site (JSON-LD).

An act is a `Claim`: what a text says that a party does. A `ClaimReview` stands only where a person
has judged it, and says what they judged: whether the words say so, never whether it is true.

References:
    https://schema.org/Claim, /ClaimReview, /NewsArticle (version 29).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from garant.publishing.dossier_views import ReviewView
from garant.publishing.exporting.naming import (
    Parties,
    in_passages,
    party_kind,
    party_name,
    urn_of,
    web_address,
)
from garant.publishing.record_views import ActRecordView, DocumentRecordView, SourceView
from garant.publishing.views import SpeakerView

Node: TypeAlias = dict[str, Any]
"""One thing of schema.org, without its context."""

Page: TypeAlias = Callable[[str], str | None]
"""The address of the page about an act or a document, by its key; None where there is none."""

CONTEXT = "https://schema.org"

_REVIEW_ASPECT = "whether the quoted words say so, not whether it is true"

# What a person decided, put as the name of a rating: schema.org asks for words beside a number.
_RATINGS = {"accept": "read as the text says", "correct": "corrected to what the text says"}


def schema_org_claims(
    acts: Iterable[ActRecordView],
    *,
    parties: Parties,
    reviews: Mapping[str, ReviewView] | None = None,
    language: str = "en",
    page: Page = lambda key: None,
) -> Iterator[Node]:
    """Acts as claims, each followed by its review where a person has judged it.

    A source left unnamed stays so: such a claim has no author, and neither has its document's
    publisher in the place of one.

    Args:
        acts: The acts.
        parties: Names them and tells what they are.
        reviews: The decision that counts, by the key of the act that stands by it.
        language: The language of the names of parties.
        page: The address of the page about an act or a document.
    """
    for act in acts:
        yield _claim(act, parties, language, page)
        review = (reviews or {}).get(act["key"])
        if review is not None and act["reviewed"] and review["verdict"] in _RATINGS:
            yield _review(act, review, page)


def schema_org_articles(
    documents: Iterable[DocumentRecordView], *, page: Page = lambda key: None
) -> Iterator[Node]:
    """Documents as articles: their frame and address, never their text."""
    for document in documents:
        article = _article(document)
        if document["copies"]:
            article["sameAs"] = [urn_of("document", key) for key in document["copies"]]
        yield _without_nothing({**article, "subjectOf": page(document["key"])})


def schema_org_graph(nodes: Iterable[Node]) -> Node:
    """Things under one context, to stand in one `<script type="application/ld+json">`."""
    return {"@context": CONTEXT, "@graph": list(nodes)}


def _claim(act: ActRecordView, parties: Parties, language: str, page: Page) -> Node:
    involved = dict.fromkeys(one["code"] for one in (*act["actors"], *act["targets"]))
    told = (act["kind"], act["capability"], act["firmness"], *act["conditions"])
    return _without_nothing(
        {
            "@type": "Claim",
            "@id": urn_of("act", act["key"]),
            "identifier": act["key"],
            "url": page(act["key"]),
            "text": in_passages(passage["text"] for passage in act["evidence"]),
            "inLanguage": act["document"]["language"],
            "author": _author(act["speaker"], act["document"], parties, language),
            "about": [_party(code, parties, language) for code in involved],
            "datePublished": act["day"],
            "dateCreated": act["recorded"],
            "keywords": [word for word in told if word],
            "creativeWorkStatus": act["standing"],
            "appearance": _article(act["document"]),
        }
    )


def _review(act: ActRecordView, review: ReviewView, page: Page) -> Node:
    return _without_nothing(
        {
            "@type": "ClaimReview",
            "@id": urn_of("review", review["key"]),
            "url": page(act["key"]),
            "claimReviewed": in_passages(passage["text"] for passage in act["evidence"]),
            "itemReviewed": {"@id": urn_of("act", act["key"])},
            "author": {"@type": "Person", "name": review["who"]},
            "datePublished": review["recorded"],
            "reviewAspect": _REVIEW_ASPECT,
            "reviewBody": review["why"],
            "reviewRating": {
                "@type": "Rating",
                "ratingExplanation": _REVIEW_ASPECT,
                "alternateName": _RATINGS[review["verdict"]],
            },
        }
    )


def _article(document: DocumentRecordView | SourceView) -> Node:
    publisher = document["publisher"]
    return _without_nothing(
        {
            "@type": "NewsArticle",
            "@id": urn_of("document", document["key"]),
            "identifier": document["key"],
            "headline": document["title"],
            "url": web_address(document["url"]),
            "datePublished": document["published"],
            "inLanguage": document["language"],
            "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        }
    )


def _author(
    speaker: SpeakerView | None, source: SourceView, parties: Parties, language: str
) -> Node | None:
    """Who says so: the publisher where the text itself does, nobody where the source is unnamed."""
    if speaker is None:
        publisher = source["publisher"]
        return {"@type": "Organization", "name": publisher} if publisher else None
    if speaker["anonymous"]:
        return None
    party = _party(speaker["code"], parties, language) if speaker["code"] else None
    if not speaker["person"]:
        return party
    return _without_nothing({"@type": "Person", "name": speaker["person"], "affiliation": party})


def _party(code: str, parties: Parties, language: str) -> Node:
    # A state is a Country, which schema.org keeps among places: it may act nowhere.
    kind = "Country" if party_kind(parties, code) == "state" else "Organization"
    return {"@type": kind, "identifier": code, "name": party_name(parties, code, language)}


def _without_nothing(node: Node) -> Node:
    """A thing without what is not known, or empty."""
    return {name: value for name, value in node.items() if value not in (None, "", [])}
