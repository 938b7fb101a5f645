"""Acts as PLOVER event records, one JSON object a line; how they are told is in plover.yaml.

References:
    PLOVER manual, Open Event Data Alliance, chapters "Event Categories", "Actor and Sector Codes"
    and "JSON Data Fields".
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import IO, Any

import yaml

from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece
from garant.publishing.exporting.naming import Parties, party_kind, party_name, web_address
from garant.publishing.exporting.writing import text_out, write_lines

CODEBOOK = "plover-base"


def write_plover(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write a record for each act that has a day; PLOVER has no record without one."""
    undated = 0

    def dated() -> Iterator[ExportPiece]:
        nonlocal undated
        for piece in material.pieces(False):
            if piece.view["day"] is None:
                undated += 1
            else:
                yield piece

    parties = material.parties()
    with text_out(out) as text:
        count = write_lines((plover_record(each, parties) for each in dated()), text)
    return Exported(count, undated, "without a date, which a PLOVER record must have")


def plover_record(piece: ExportPiece, parties: Parties) -> dict[str, Any]:
    """One act with a day as a record; what PLOVER has no category for has no event."""
    act = piece.view
    told = _told()
    event = _event(act, told)
    capability = told["capabilities"].get(act["capability"], {})
    document = act["document"]
    sources, recipients = act["actors"], act["targets"]
    if event in told["without_recipient"]:
        sources, recipients = [*sources, *recipients], []
    record = {
        "id": piece.key,
        "has_event": event is not None,
        "date": act["day"],
        "source": [_actor(one, parties, told) for one in sources],
        "recipient": [_actor(one, parties, told) for one in recipients],
        "event": [event] if event else [],
        "mode": [capability["mode"]] if event == "AID" else [],
        "context": _contexts(act, event, capability, told),
        "quad_code": told["quad_codes"][event] if event else None,
        "event_loc": {"name": act["place"]} if act["place"] else None,
        "event_text": [passage["text"] for passage in act["evidence"]],
        "text_info": [
            {"start": passage["start"], "end": passage["end"]} for passage in act["evidence"]
        ],
        "cite_info": _without_nothing(
            {
                "citation": document["key"],
                "url": web_address(document["url"]),
                "title": document["title"],
                "language": document["language"],
                "publication": document["publisher"],
                "codebook": CODEBOOK,
            }
        ),
        "coder": "garant",
        "coded_date": act["recorded"][:10],
        "coded_time": act["recorded"][11:],
        # Fields of our own, which PLOVER allows: what its categories cannot tell.
        "kind": act["kind"],
        "capability": act["capability"],
        "firmness": act["firmness"],
        "conditions": act["conditions"],
        "quantity": act["quantity"],
        "speaker": act["speaker"],
        "doubts": [doubt["code"] for doubt in act["doubts"]],
        "copies": document["copies"],
        "standing": act["standing"],
        "reviewed": act["reviewed"],
    }
    return _without_nothing(record)


def _event(act: Mapping[str, Any], told: Mapping[str, Any]) -> str | None:
    rungs = told["events"][act["kind"]]
    found = rungs.get(act["firmness"]) or rungs.get("other")
    if not found:
        return None
    instead = found.get("unless_given")
    given = told["capabilities"].get(act["capability"], {}).get("mode") and act["targets"]
    return str(found["event"] if given or not instead else instead)


def _contexts(
    act: Mapping[str, Any],
    event: str | None,
    capability: Mapping[str, str],
    told: Mapping[str, Any],
) -> list[str]:
    found = [capability["context"]] if capability else []
    modality = told["rungs"].get(act["kind"], {}).get(act["firmness"])
    if modality and event:
        # What hangs on a condition is hypothetical however firmly it is offered.
        found.append("hypothetical" if act["conditions"] else modality)
    return found


def _actor(actor: Mapping[str, Any], parties: Parties, told: Mapping[str, Any]) -> dict[str, Any]:
    kind = party_kind(parties, actor["code"])
    return _without_nothing(
        {
            "code": actor["code"] if kind == "state" else told["actors"].get(kind),
            "actor_text": actor["text"],
            "identifier_id": actor["code"],
            "identifier_text": party_name(parties, actor["code"]),
        }
    )


def _without_nothing(record: Mapping[str, Any]) -> dict[str, Any]:
    """A record without optional fields that are not known."""
    return {name: value for name, value in record.items() if value not in (None, "")}


@cache
def _told() -> Mapping[str, Any]:
    source = files(__package__) / "plover.yaml"
    told: Mapping[str, Any] = yaml.load(source.read_text("utf-8"), yaml.CSafeLoader)
    return told
