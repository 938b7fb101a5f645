"""Acts and statements as tasks of Label Studio: what was read stands there to be corrected.

Each document is a task, its acts or statements are the regions of one prediction. A region carries
the key of what it shows, so that what comes back can be told apart from what is new. Offsets count
Unicode code points, as Label Studio does since version 1.4.

References:
    https://labelstud.io/guide/predictions, /tags/labels, /tags/choices.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import IO, Any
from xml.etree import ElementTree

from garant.model import Condition, Firmness, Kind, Mode
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece, passages_of
from garant.publishing.exporting.writing import text_out, write_list

MODEL = "garant"
"""What the predictions are by."""


def write_label_studio(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write a task for each document, with its whole text."""
    count = left_out = 0

    def tasks() -> Iterator[Mapping[str, Any]]:
        nonlocal count, left_out
        pieces = material.pieces(True)
        for key, some in groupby(pieces, key=lambda piece: str(piece.view["document"]["key"])):
            whole = list(some)
            gathered = [piece for piece in whole if passages_of(material.thing, piece.view)]
            count += len(gathered)
            left_out += len(whole) - len(gathered)
            if gathered:
                yield _task(material.thing, gathered, material.text(key))

    with text_out(out) as text:
        write_list(tasks(), text)
    why = "written down by hand, without words to mark in a text" if left_out else ""
    return Exported(count, left_out, why)


def labelling_config(thing: str, capabilities: Iterable[str]) -> str:
    """The labelling interface that the tasks go with, to be pasted into the project's settings.

    Args:
        thing: `acts` or `statements`.
        capabilities: The codes of what can be given.
    """
    view = ElementTree.Element("View")
    _part(view, "Header", value="$title")
    name, values = ("act", Kind) if thing == "acts" else ("statement", Mode)
    labels = _part(view, "Labels", name=name, toName="text")
    for value in values:
        _part(labels, "Label", value=value.value)
    # Without it spaces are trimmed, and every place after them is off.
    _part(view, "Style").text = ".htx-text{ white-space: pre-wrap; }"
    _part(view, "Text", name="text", value="$text")
    if thing == "acts":
        _choices(view, "capability", capabilities)
        _choices(view, "firmness", [each.value for each in Firmness])
        _choices(view, "conditions", [each.value for each in Condition], choice="multiple")
        _area(view, "actors")
        _area(view, "targets")
    _area(view, "speaker")
    _choices(view, "anonymous", ["anonymous"], choice="multiple")
    ElementTree.indent(view)
    return ElementTree.tostring(view, encoding="unicode") + "\n"


def _task(thing: str, pieces: list[ExportPiece], text: str) -> dict[str, Any]:
    document = pieces[0].view["document"]
    return {
        "data": {
            "text": text,
            "title": document["title"] or document["id"],
            "document": document["id"],
            "document_key": document["key"],
            "published": document["published"],
            "publisher": document["publisher"],
            "url": document["url"],
        },
        "predictions": [
            {
                "model_version": MODEL,
                "result": [part for piece in pieces for part in _regions(thing, piece)],
            }
        ],
    }


def _regions(thing: str, piece: ExportPiece) -> Iterator[dict[str, Any]]:
    """The passages of an act or statement, each a region; what is said of it is on the first."""
    view = piece.view
    name, label = ("act", view["kind"]) if thing == "acts" else ("statement", view["mode"])
    passages = passages_of(thing, view)
    spans = [
        {"start": each["start"], "end": each["end"], "text": each["text"]} for each in passages
    ]
    for place, span in enumerate(spans):
        region = piece.key if place == 0 else f"{piece.key}-{place + 1}"
        yield {
            **_on_text(region, name, "labels", {**span, "labels": [label]}),
            "meta": {"text": [f"{thing.removesuffix('s')} {piece.key}", view["standing"]]},
        }
    if not spans:
        return
    for attribute, kind, values in _attributes(thing, view):
        told = {**spans[0], ("text" if kind == "textarea" else kind): values}
        yield _on_text(piece.key, attribute, kind, told)


def _attributes(thing: str, view: Mapping[str, Any]) -> Iterator[tuple[str, str, list[str]]]:
    speaker = view["speaker"]
    said = []
    if speaker:
        said = [part for part in (speaker["code"], speaker["person"]) if part]
    told: list[tuple[str, str, list[str]]] = []
    if thing == "acts":
        told += [
            ("capability", "choices", [view["capability"]] if view["capability"] else []),
            ("firmness", "choices", [view["firmness"]] if view["firmness"] else []),
            ("conditions", "choices", list(view["conditions"])),
            ("actors", "textarea", [actor["code"] for actor in view["actors"]]),
            ("targets", "textarea", [target["code"] for target in view["targets"]]),
        ]
    told.append(("speaker", "textarea", [" ".join(said)] if said else []))
    unnamed = bool(speaker and speaker["anonymous"])
    told.append(("anonymous", "choices", ["anonymous"] if unnamed else []))
    for attribute, kind, values in told:
        if values:
            yield attribute, kind, values


def _on_text(region: str, name: str, kind: str, value: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": region, "from_name": name, "to_name": "text", "type": kind, "value": dict(value)}


def _choices(
    view: ElementTree.Element, name: str, values: Iterable[str], choice: str = "single-radio"
) -> None:
    part = _part(view, "Choices", name=name, toName="text", perRegion="true", choice=choice)
    for value in values:
        _part(part, "Choice", value=value)


def _area(view: ElementTree.Element, name: str) -> None:
    _part(view, "TextArea", name=name, toName="text", perRegion="true", placeholder=name)


def _part(above: ElementTree.Element, tag: str, **attributes: str) -> ElementTree.Element:
    return ElementTree.SubElement(above, tag, attributes)
