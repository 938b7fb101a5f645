"""Acts and statements as a STIX 2.1 bundle: a report for each document, a note for each of them.

A report refers to its notes, a note to its report and to the parties it is about. Everything is
named by UUIDv5, so that what is exported again takes the place of what was exported before.

References:
    STIX Version 2.1, OASIS Standard 10 June 2021, sections 3.2, 4.5 (Identity), 4.12 (Note),
    4.16 (Report), 8 (Bundle).
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from itertools import groupby
from typing import IO, Any

from garant.errors import GarantError
from garant.publishing.exporting.follow_the_money import act_title, source_notes
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece, passages_of
from garant.publishing.exporting.naming import (
    in_passages,
    party_kind,
    party_name,
    uuid_of,
    web_address,
    well_formed,
)
from garant.publishing.exporting.writing import text_out

MADE = "2025-01-01T00:00:00.000Z"
"""When every identity was made: a state is the same in every export."""

_NO_WORDS = "written down by a person, without words of the source"
"""What stands where STIX wants words and there are none."""

_CLASSES = {"state": "organization", "body": "organization"}
"""What a party is there; all others are groups."""


def write_stix(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write one bundle, an object on each line.

    Raises:
        GarantError: stix2 is not installed.
    """
    try:
        stix = import_module("stix2.v21")
    except ImportError as error:
        raise GarantError("STIX needs stix2; install garant[exchange]") from error
    made = _Objects(material, stix)
    named = sha256()
    with text_out(out) as text:
        text.write('{"type": "bundle", "objects": [')
        lead = "\n"
        for one in made.all():
            written = one.serialize(ensure_ascii=False)
            named.update(written.encode("utf-8", "replace"))
            text.write(f"{lead}{written}")
            lead = ",\n"
        # The name comes last: it is made from what is in the bundle.
        text.write(f'\n], "id": "bundle--{uuid_of("bundle", named.hexdigest())}"}}\n')
    return Exported(made.count)


class _Objects:
    """Makes the objects of an export; an identity is written once, before what refers to it."""

    def __init__(self, material: ExportMaterial, stix: Any) -> None:
        self.material = material
        self.parties = material.parties()
        self.stix = stix
        self.told: set[str] = set()
        self.count = 0

    def all(self) -> Iterator[Any]:
        pieces = self.material.pieces(True)
        own = self._identity("tool", "garant", "Garant", "system")
        for _, some in groupby(pieces, key=lambda piece: piece.view["document"]["key"]):
            if not self.told:
                self.told.add(own.id)
                yield own
            yield from self._of_document(list(some), own.id)

    def _of_document(self, pieces: list[ExportPiece], own: str) -> Iterator[Any]:
        document = pieces[0].view["document"]
        report = _name("report", document["key"])
        notes = []
        for piece in pieces:
            self.count += 1
            about = []
            for code in self._parties(piece.view):
                name, kind = party_name(self.parties, code), self._class(code)
                identity = self._identity("party", code, name, kind)
                about.append(identity.id)
                if identity.id not in self.told:
                    self.told.add(identity.id)
                    yield identity
            note = self._note(piece, [report, *about], own)
            notes.append(note.id)
            yield note
        yield self._report(pieces, notes, own)

    def _report(self, pieces: list[ExportPiece], notes: list[str], own: str) -> Any:
        document = pieces[0].view["document"]
        recorded = self.material.marks([document["key"]])[document["key"]].recorded
        updated = max(recorded, *(piece.updated for piece in pieces))
        told = [f"published:{document['published'] or 'unknown'}"]
        told += source_notes(document)
        url = web_address(document["url"])
        source = {"source_name": document["publisher"] or document["id"]}
        source |= {"url": url} if url else {}
        source |= {"external_id": document["key"]}
        return self.stix.Report(
            id=_name("report", document["key"]),
            created_by_ref=own,
            created=recorded,
            modified=updated,
            name=well_formed(document["title"] or document["id"]),
            # Of a document without a day, the day on which the ledger got it: STIX wants one.
            published=f"{document['published']}T00:00:00Z" if document["published"] else recorded,
            object_refs=notes,
            labels=[well_formed(one) for one in told],
            external_references=[{name: well_formed(one) for name, one in source.items()}],
            **({"lang": document["language"]} if document["language"] else {}),
        )

    def _note(self, piece: ExportPiece, about: list[str], own: str) -> Any:
        view = piece.view
        thing = self.material.thing
        words = in_passages(passage["text"] for passage in passages_of(thing, view))
        authors = _authors(view)
        document = view["document"]
        return self.stix.Note(
            id=_name("note", f"{thing} {piece.key}"),
            created_by_ref=own,
            created=view["recorded"],
            modified=piece.updated,
            abstract=act_title(view) if thing == "acts" else f"statement, {view['mode']}",
            content=well_formed(words) or _NO_WORDS,
            object_refs=list(dict.fromkeys(about)),
            labels=list(_labels(thing, view)),
            external_references=[{"source_name": "garant", "external_id": piece.key}],
            **({"authors": authors} if authors else {}),
            **({"lang": document["language"]} if document["language"] else {}),
        )

    def _parties(self, view: Mapping[str, Any]) -> list[str]:
        if self.material.thing == "acts":
            told = [one["code"] for one in (*view["actors"], *view["targets"])]
        else:
            told = [view["speaker"]["code"]]
        return [code for code in dict.fromkeys(told) if code]

    def _class(self, code: str) -> str:
        return _CLASSES.get(party_kind(self.parties, code) or "", "group")

    def _identity(self, kind: str, name: str, shown: str, what: str) -> Any:
        return self.stix.Identity(
            id=_name("identity", f"{kind} {name}"),
            created=MADE,
            modified=MADE,
            name=well_formed(shown),
            identity_class=what,
            external_references=[{"source_name": "garant", "external_id": well_formed(name)}],
        )


def _authors(view: Mapping[str, Any]) -> list[str]:
    """Who says so; nobody where the source is left unnamed."""
    speaker = view["speaker"]
    if speaker is None or speaker["anonymous"]:
        return []
    told = " ".join(part for part in (speaker["person"], speaker["code"]) if part)
    return [well_formed(told)] if told else []


def _labels(thing: str, view: Mapping[str, Any]) -> Iterator[str]:
    """What an act or a statement is, as `name:code`."""
    if thing == "acts":
        yield f"kind:{view['kind']}"
        for name in ("capability", "firmness"):
            if view[name]:
                yield f"{name}:{view[name]}"
        yield from (f"condition:{code}" for code in view["conditions"])
        yield from (f"actor:{code}" for code in dict.fromkeys(a["code"] for a in view["actors"]))
        yield from (f"target:{code}" for code in dict.fromkeys(t["code"] for t in view["targets"]))
    else:
        yield f"mode:{view['mode']}"
    if view["speaker"] and view["speaker"]["anonymous"]:
        yield "anonymous"
    if view["speaker"] and view["speaker"].get("via"):
        yield f"via:{well_formed(view['speaker']['via'])}"
    yield from (f"doubt:{code}" for code in dict.fromkeys(d["code"] for d in view["doubts"]))
    if view["day"]:
        yield f"day:{view['day']}"
    yield f"standing:{view['standing']}"


def _name(kind: str, name: str) -> str:
    return f"{kind}--{uuid_of(kind, name)}"
