"""Documents, parties, acts and statements as entities of FollowTheMoney, one JSON object a line.

An entity stands after those that it names. Nothing the library would refuse is handed to it in
silence: what it drops is told.

References:
    https://followthemoney.tech/explorer, version 3.8.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import IO, TYPE_CHECKING, Any

from garant.errors import GarantError
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece, passages_of
from garant.publishing.exporting.naming import (
    Parties,
    in_passages,
    party_kind,
    party_name,
    uuid_of,
    web_address,
    well_formed,
)
from garant.publishing.exporting.writing import text_out, write_lines

if TYPE_CHECKING:
    from followthemoney.proxy import EntityProxy

_SCHEMAS = {"state": "PublicBody", "body": "PublicBody"}
"""What a party is there; all others are organisations. A state has no schema of its own."""

_COUNTRIES = {"XKX": "xk"}
"""Codes of states that the library knows by another name."""

_CODE_OF_A_STATE = 3


def write_follow_the_money(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write each document, then whom and what it tells of.

    Raises:
        GarantError: followthemoney is not installed.
    """
    try:
        import followthemoney  # noqa: F401
    except ImportError as error:
        raise GarantError("FollowTheMoney needs its library; install garant[exchange]") from error
    made = _Entities(material)
    with text_out(out) as text:
        write_lines(made.all(), text)
    return Exported(made.count)


class _Entities:
    """Makes the entities of an export; a party is written once, before what first names it."""

    def __init__(self, material: ExportMaterial) -> None:
        from followthemoney import model

        self.model = model
        self.material = material
        self.parties: Parties = material.parties()
        self.told: set[str] = set()
        self.count = 0

    def all(self) -> Iterator[Mapping[str, Any]]:
        thing = self.material.thing
        if thing == "documents":
            for piece in self.material.pieces(False):
                self.count += 1
                yield self._article(piece.view, piece.view["recorded"])
            return
        pieces = self.material.pieces(True)
        for _, some in groupby(pieces, key=lambda piece: piece.view["document"]["key"]):
            yield from self._of_document(list(some))

    def _of_document(self, pieces: list[ExportPiece]) -> Iterator[Mapping[str, Any]]:
        thing = self.material.thing
        document = pieces[0].view["document"]
        recorded = self.material.marks([document["key"]])[document["key"]].recorded
        yield self._article(document, recorded)
        mentioned: set[tuple[str, str]] = set()
        for piece in pieces:
            self.count += 1
            for party in _named(thing, piece.view):
                if party["code"] not in self.told:
                    self.told.add(party["code"])
                    yield self._party(party["code"])
                name = (party["text"].strip(), party["code"])
                if self._is_named(*name) and name not in mentioned:
                    mentioned.add(name)
                    yield self._mention(document, *name)
            yield self._event(piece) if thing == "acts" else self._note(piece)

    def _article(self, document: Mapping[str, Any], recorded: str | None) -> Mapping[str, Any]:
        made = self._entity("Article", "document", document["key"])
        _add(made, "title", document["title"])
        _add(made, "fileName", document["id"])
        _add(made, "publisher", document["publisher"])
        _add(made, "publishedAt", document["published"])
        _add(made, "language", document["language"])
        _add(made, "sourceUrl", web_address(document["url"]))
        _add(made, "retrievedAt", recorded)
        for note in source_notes(document):
            _add(made, "notes", note)
        return _written(made)

    def _party(self, code: str) -> Mapping[str, Any]:
        kind = party_kind(self.parties, code)
        made = self._entity(_SCHEMAS.get(kind or "", "Organization"), "party", code)
        _add(made, "name", party_name(self.parties, code))
        labels = self.parties[code]["label"] if code in self.parties else {}
        for _, label in sorted(labels.items()):
            _add(made, "alias", label)
        if kind == "state" and len(code) == _CODE_OF_A_STATE:
            _add(made, "country", _COUNTRIES.get(code, code))
        _add(made, "keywords", kind)
        return _written(made)

    def _is_named(self, text: str, code: str) -> bool:
        """Whether words name a party: "la France" does; "Berlin", "ils" and a person do not."""
        labels = self.parties[code]["label"].values() if code in self.parties else ()
        return any(label.casefold() in text.casefold() for label in labels)

    def _mention(self, document: Mapping[str, Any], text: str, code: str) -> Mapping[str, Any]:
        made = self._entity("Mention", "mention", f"{document['key']} {code} {text}")
        made.add("document", _identity("document", document["key"]))
        made.add("resolved", _identity("party", code))
        _add(made, "name", text)
        schema = _SCHEMAS.get(party_kind(self.parties, code) or "", "Organization")
        _add(made, "detectedSchema", schema)
        return _written(made)

    def _event(self, piece: ExportPiece) -> Mapping[str, Any]:
        act = piece.view
        made = self._entity("Event", "act", piece.key)
        _add(made, "name", act_title(act))
        for actor in act["actors"]:
            made.add("organizer", _identity("party", actor["code"]))
        for target in act["targets"]:
            made.add("involved", _identity("party", target["code"]))
        _add(made, "date", act["day"])
        _add(made, "location", act["place"])
        codes = (act["kind"], act["capability"], act["firmness"], *act["conditions"])
        for code in codes:
            _add(made, "keywords", code)
        for note in _notes(act):
            _add(made, "notes", note)
        self._sourced(made, "acts", piece)
        return _written(made)

    def _note(self, piece: ExportPiece) -> Mapping[str, Any]:
        statement = piece.view
        speaker = statement["speaker"]
        made = self._entity("Note", "statement", piece.key)
        _add(made, "description", in_passages([statement["content"]["text"]]))
        if speaker["code"]:
            made.add("entity", _identity("party", speaker["code"]))
        _add(made, "keywords", statement["mode"])
        _add(made, "notes", said_by(speaker))
        for note in _doubts(statement):
            _add(made, "notes", note)
        made.add("proof", _identity("document", statement["document"]["key"]))
        _add(made, "keywords", statement["standing"])
        _add(made, "sourceUrl", web_address(statement["document"]["url"]))
        _add(made, "publisher", statement["document"]["publisher"])
        _add(made, "createdAt", statement["day"])
        _add(made, "retrievedAt", statement["recorded"])
        _add(made, "modifiedAt", piece.updated)
        return _written(made)

    def _sourced(self, made: "EntityProxy", thing: str, piece: ExportPiece) -> None:
        view = piece.view
        document = view["document"]
        words = in_passages(passage["text"] for passage in passages_of(thing, view))
        _add(made, "summary", words)
        _add(made, "keywords", view["standing"])
        _add(made, "recordId", piece.key)
        made.add("proof", _identity("document", document["key"]))
        _add(made, "sourceUrl", web_address(document["url"]))
        _add(made, "publisher", document["publisher"])
        _add(made, "retrievedAt", view["recorded"])
        _add(made, "modifiedAt", piece.updated)

    def _entity(self, schema: str, kind: str, name: str) -> "EntityProxy":
        made = self.model.make_entity(schema)
        made.id = _identity(kind, name)
        return made


def act_title(act: Mapping[str, Any]) -> str:
    """An act in a line: "SWE commit ground_troops: committed"."""
    who = ", ".join(dict.fromkeys(actor["code"] for actor in act["actors"])) or "?"
    what = f" {act['capability']}" if act["capability"] else ""
    firmness = f": {act['firmness']}" if act["firmness"] else ""
    return f"{who} {act['kind']}{what}{firmness}"


def said_by(speaker: Mapping[str, Any] | None) -> str:
    """Who says so, in words: an unnamed source stays unnamed."""
    if speaker is None:
        return "said by the text itself"
    via = f", via {speaker['via']}" if speaker.get("via") else ""
    if speaker["anonymous"]:
        return f"said by a source left unnamed{via}"
    who = " ".join(part for part in (speaker["code"], speaker["person"]) if part)
    return f"said by {who or speaker['text']}{via}"


def source_notes(document: Mapping[str, Any]) -> Iterator[str]:
    """What tells how far a document is a source of its own: `name:value` each."""
    copies = document["copies"]
    count = copies if isinstance(copies, int) else len(copies)
    if count:
        yield f"copies:{count}"
    if document["superseded_by"]:
        yield f"superseded_by:{document['superseded_by']}"
    for name in ("flag", "reliability"):
        if document[name]:
            yield f"{name}:{document[name]}"


def _notes(act: Mapping[str, Any]) -> Iterator[str]:
    yield said_by(act["speaker"])
    for party in (*act["actors"], *act["targets"]):
        if party["person"]:
            yield f"{party['code']}: {party['person']}"
    if act["quantity"]:
        quantity = act["quantity"]
        yield f"quantity: {quantity['value']} {quantity['unit']} ({quantity['text']})"
    if act["time"]:
        yield f"time: {act['time']}"
    yield from _doubts(act)


def _doubts(view: Mapping[str, Any]) -> Iterator[str]:
    for doubt in view["doubts"]:
        yield f"doubt: {doubt['code']}"


def _named(thing: str, view: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    if thing == "acts":
        yield from view["actors"]
        yield from view["targets"]
    elif view["speaker"]["code"]:
        # What names an unnamed source is no mention of the party.
        text = "" if view["speaker"]["anonymous"] else view["speaker"]["text"]
        yield {"code": view["speaker"]["code"], "text": text}


def _identity(kind: str, name: str) -> str:
    return f"garant-{uuid_of(kind, name)}"


def _add(made: "EntityProxy", name: str, value: str | None) -> None:
    """Set a property, cleaned as the library does; what it cannot take in stands in the notes."""
    if not value:
        return
    before = len(made.get(name))
    made.add(name, well_formed(value))
    if len(made.get(name)) == before and name not in ("notes", "keywords", "alias"):
        made.add("notes", f"{name}: {well_formed(value)}")


def _written(made: "EntityProxy") -> Mapping[str, Any]:
    written = made.to_dict()
    # The library keeps values in the order of a set here and there.
    written["properties"] = {
        name: sorted(values) for name, values in sorted(written["properties"].items())
    }
    return written
