"""Acts for INCEpTION and other tools of the UIMA world: a zip of CAS XMI with its type system.

Each document is one CAS with its whole text; each passage of an act is an annotation of the layer
`GarantAct` with the act's key, so that what comes back can be told apart from what is new.

References:
    OASIS, "Unstructured Information Management Architecture (UIMA) 1.0", XMI.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from itertools import groupby
from typing import IO, Any

from garant.errors import GarantError
from garant.publishing.exporting.material import Exported, ExportMaterial, ExportPiece, passages_of
from garant.publishing.exporting.naming import well_formed

LAYER = "webanno.custom.GarantAct"
_FRAME = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
_STRING = "uima.cas.String"
_FEATURES = (
    *("key", "verdict", "kind", "actors", "targets", "capability", "firmness", "conditions"),
    *("quantity", "place", "time", "speaker", "standing"),
)
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The moment of every file in the zip: the same ledger gives the same bytes."""


def write_inception(material: ExportMaterial, out: IO[bytes]) -> Exported:
    """Write a zip with a CAS for each document that has acts, and their types.

    Raises:
        GarantError: dkpro-cassis is not installed.
    """
    try:
        cassis: Any = import_module("cassis")
    except ImportError as error:
        raise GarantError(
            "inception needs dkpro-cassis, which is not installed; install garant[exchange]"
        ) from error
    types = cassis.TypeSystem()
    layer = types.create_type(LAYER, "uima.tcas.Annotation")
    for name in _FEATURES:
        types.create_feature(layer, name, _STRING)
    frame = types.create_type(_FRAME, "uima.tcas.DocumentAnnotation")
    for name in ("documentTitle", "documentId"):
        types.create_feature(frame, name, _STRING)
    count = left_out = 0
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _put(archive, "TypeSystem.xml", types.to_xml())
        pieces = material.pieces(True)
        for key, some in groupby(pieces, key=lambda piece: str(piece.view["document"]["key"])):
            whole = list(some)
            marked = [piece for piece in whole if passages_of(material.thing, piece.view)]
            count += len(marked)
            left_out += len(whole) - len(marked)
            if not marked:
                continue
            cas = cassis.Cas(typesystem=types)
            cas.sofa_string = text = _written(material.text(key))
            cas.sofa_mime = "text/plain"
            title = _written(str(marked[0].view["document"]["id"]))
            cas.add(frame(begin=0, end=len(text), documentTitle=title, documentId=key))
            for fields in _annotations(material.thing, marked):
                cas.add(layer(**fields))
            _put(archive, f"{key}.xmi", cas.to_xmi())
    why = "written down by hand, without words to mark in a text" if left_out else ""
    return Exported(count, left_out, why)


def _annotations(thing: str, pieces: list[ExportPiece]) -> Iterator[Mapping[str, Any]]:
    for piece in pieces:
        view = piece.view
        speaker = view["speaker"] or {}
        said = {
            "key": piece.key,
            "standing": view["standing"],
            "kind": view["kind"],
            "actors": ", ".join(actor["code"] for actor in view["actors"]),
            "targets": ", ".join(target["code"] for target in view["targets"]),
            "capability": view["capability"],
            "firmness": view["firmness"],
            "conditions": ", ".join(view["conditions"]),
            "quantity": view["quantity"]["text"] if view["quantity"] else None,
            "place": view["place"],
            "time": view["time"],
            "speaker": " ".join(filter(None, (speaker.get("code"), speaker.get("person")))),
        }
        held = {name: _written(value) for name, value in said.items() if value}
        for passage in passages_of(thing, view):
            yield {"begin": passage["start"], "end": passage["end"], **held}


def _written(text: str) -> str:
    """A text as XML can hold it, sign for sign, so that places in it stay."""
    return _UNWRITABLE.sub("\ufffd", well_formed(text))


def _put(archive: zipfile.ZipFile, name: str, text: str) -> None:
    info = zipfile.ZipInfo(name, _WHEN)
    info.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(info, text.encode("utf-8"))
