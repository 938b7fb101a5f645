"""Acts and statements as W3C Web Annotations (JSON-LD): the native form of evidence.

The target is the document, named by its address and pinned to the SHA-256 of its text; each passage
is told by its words with some before and after, and by its place, counted in Unicode code points.

References:
    Web Annotation Data Model, W3C Recommendation 23 February 2017, sections 3, 4.2.4, 4.2.5, 5.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import IO, Any

from garant.publishing.exporting.material import (
    Around,
    DocumentMarks,
    Exported,
    ExportMaterial,
    ExportPiece,
    passages_of,
    some_at_once,
)
from garant.publishing.exporting.naming import urn_of, web_address
from garant.publishing.exporting.writing import text_out, write_list
from garant.publishing.json_text import json_line

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"schema": "https://schema.org/"})
"""What the names stand for; the hash of a text has a name in schema.org."""

SIGNS_AROUND = 32
"""Characters before and after a passage: enough to tell it from the same words elsewhere."""

_LABELS = {"acts": "Acts", "statements": "Statements"}


def write_web_annotations(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write one collection, whose only page holds an annotation on each line."""
    named = sha256()

    def annotations() -> Iterator[Mapping[str, Any]]:
        for some in some_at_once(material.pieces(False)):
            around = material.around([piece.key for piece in some], SIGNS_AROUND)
            marks = material.marks([piece.view["document"]["key"] for piece in some])
            for piece in some:
                made = annotation(material.thing, piece, around.get(piece.key, ()), marks)
                named.update(made["id"].encode())
                yield made

    head = {
        "@context": CONTEXT,
        "type": "AnnotationCollection",
        "label": f"{_LABELS[material.thing]} in a ledger of Garant",
    }
    page = '"first": {"type": "AnnotationPage", "startIndex": 0, "items": ['
    with text_out(out) as text:
        # The names of collection and page come last: they are made from what is in it.
        text.write(json_line(head)[:-1] + ",\n")
        count = write_list(annotations(), text, page, "]")
        digest = f"{material.thing} {named.hexdigest()}"
        collection = urn_of("collection", digest)
        text.write(f', "id": "{urn_of("page", digest)}", "partOf": "{collection}"}},\n')
        text.write(f'"total": {count}, "id": "{collection}"}}\n')
    return Exported(count)


def annotation(
    thing: str, piece: ExportPiece, around: tuple[Around, ...], marks: DocumentMarks
) -> dict[str, Any]:
    """One act or statement as an annotation, without its context.

    Args:
        thing: `acts` or `statements`.
        piece: The act or statement.
        around: What stands before and after each of its passages.
        marks: The marks of documents.
    """
    view = piece.view
    source = _source(view["document"], marks)
    passages = passages_of(thing, view)
    targets = [
        {"type": "SpecificResource", "source": source, "selector": _selectors(passage, beside)}
        for passage, beside in zip(passages, around, strict=True)
    ]
    return {
        "id": urn_of(thing.removesuffix("s"), piece.key),
        "type": "Annotation",
        "motivation": "describing",
        "created": view["recorded"],
        "modified": piece.updated,
        "generator": {"type": "Software", "name": "Garant"},
        "body": [*_tags(thing, view), _record(view)],
        # What a person wrote down without words of the source is about the whole of it.
        "target": (targets[0] if len(targets) == 1 else targets) or source,
    }


def _selectors(passage: Mapping[str, Any], around: Around) -> list[dict[str, Any]]:
    before, after = around
    return [
        {
            "type": "TextQuoteSelector",
            "exact": passage["text"],
            "prefix": before,
            "suffix": after,
        },
        {"type": "TextPositionSelector", "start": passage["start"], "end": passage["end"]},
    ]


def _source(document: Mapping[str, Any], marks: DocumentMarks) -> dict[str, Any]:
    told = {
        "id": web_address(document["url"]) or urn_of("document", document["key"]),
        "type": "Text",
        "language": document["language"],
        "schema:identifier": document["key"],
        "schema:name": document["title"],
        "schema:publisher": document["publisher"],
        "schema:datePublished": document["published"],
        "schema:sha256": marks[document["key"]].text_hash,
    }
    return {name: value for name, value in told.items() if value is not None}


def _tags(thing: str, view: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    if thing == "acts":
        codes = [view["kind"], view["capability"], view["firmness"], *view["conditions"]]
        codes += dict.fromkeys(party["code"] for party in (*view["actors"], *view["targets"]))
    else:
        speaker = view["speaker"]
        unnamed = "anonymous" if speaker["anonymous"] else None
        codes = ["statement", view["mode"], speaker["code"], unnamed]
    for code in (*codes, view["standing"]):
        if code:
            yield {"type": "TextualBody", "purpose": "tagging", "value": code}


def _record(view: Mapping[str, Any]) -> dict[str, str]:
    """The whole record, for programs: what tags cannot say."""
    return {
        "type": "TextualBody",
        "purpose": "describing",
        "format": "application/json",
        "value": json_line(view),
    }
