"""Annotations of INCEpTION and other tools of the UIMA world: CAS XMI with its type system.

Read are annotations of a layer whose name ends in `GarantAct`, with the features that
docs/import.md names. The text of the CAS tells which document it is; a span counts where the
ledger's text has the same words at the same place.

References:
    OASIS, "Unstructured Information Management Architecture (UIMA) 1.0", XMI.
"""

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from garant.bringing.annotations import Annotation
from garant.bringing.table import OnError
from garant.errors import GarantError, InputError

LAYER = "GarantAct"
"""How the name of the layer ends; INCEpTION puts `webanno.custom.` before it."""

FEATURES = (
    *("kind", "actors", "targets", "capability", "firmness", "conditions", "quantity"),
    *("place", "time", "speaker"),
)
"""Features of the layer that are fields of an act; `key` and `verdict` stand beside them."""

_MOST_FILES = 2_000
_MOST_BYTES = 50_000_000
_MOST_IN_ALL = 500_000_000
_NESTED = 2

DocumentsWith = Callable[[str, tuple[str, ...]], list[str]]
"""Finds the keys of documents by their text, or else by their names."""


def annotations_in(
    path: Path, who: str, on_error: OnError, documents_with: DocumentsWith
) -> Iterator[Annotation]:
    """The annotations of a zip, or of an XMI file beside its `TypeSystem.xml`.

    Args:
        path: The file.
        who: Whose they are where the file does not say.
        on_error: Is told of each CAS that cannot be read.
        documents_with: Finds documents of the ledger.

    Raises:
        InputError: The file cannot be read, or dkpro-cassis is not installed.
    """
    try:
        import cassis  # noqa: F401
    except ImportError as error:
        raise InputError(
            str(path),
            "needs dkpro-cassis, which is not installed",
            "install garant[exchange], or bring the annotations in from Label Studio",
        ) from error
    for name, xmi, types in _pairs(path):
        try:
            yield from _of_cas(name, xmi, types, _annotator(name) or who, documents_with)
        except InputError as error:
            on_error(error)


def _of_cas(
    name: str, xmi: bytes, types: bytes, who: str, documents_with: DocumentsWith
) -> Iterator[Annotation]:
    cas = _loaded(name, xmi, types)
    text = cas.sofa_string or ""
    frame = _frame(cas)
    found = documents_with(text, frame)
    if len(found) != 1:
        named = f" ({', '.join(frame)})" if frame else ""
        problem = (
            "several documents of the ledger have" if found else "no document of the ledger has"
        )
        raise InputError(
            name, f"{problem} its text{named}", "annotate a text that garant export wrote"
        )
    layers = [each.name for each in cas.typesystem.get_types() if each.name.endswith(LAYER)]
    if not layers:
        raise InputError(
            name, f"has no layer {LAYER}", "name the layer so, with the features of docs/import.md"
        )
    for layer in layers:
        for number, marked in enumerate(_together(cas.select(layer)), start=1):
            yield _annotation(marked, text, found[0], f"{name}, {LAYER} {number}", who)


def _together(annotations: Iterable[Any]) -> list[list[Any]]:
    """Annotations, those that bear one key as one: an act may have several passages."""
    found: dict[object, list[Any]] = {}
    for number, each in enumerate(annotations):
        found.setdefault(_feature(each, "key") or number, []).append(each)
    return list(found.values())


def _annotation(marked: list[Any], text: str, document: str, place: str, who: str) -> Annotation:
    each = marked[0]
    held = {name: _feature(each, name) for name in ("key", "verdict", *FEATURES)}
    there = {feature.name for feature in each.type.all_features}
    key = held["key"] or None
    told = {name: held[name] for name in FEATURES if name in there}
    if key and not any(told.values()):
        told = {}  # marked as it stands: nothing was filled in
    file = place.rpartition(", ")[0].rpartition(", ")[2]
    return Annotation(
        place=place,
        document=document,
        spans=[(one.begin, one.end, text[one.begin : one.end]) for one in marked],
        key=key,
        fields=told,
        is_removed=held["verdict"].casefold() in ("reject", "rejected"),
        who=who,
        why=f"INCEpTION, {PurePosixPath(file).name}",
    )


def _feature(each: Any, name: str) -> str:
    """A feature in words, also where it holds several."""
    value = getattr(each, name, None)
    if value is None:
        return ""
    values = getattr(value, "elements", value)
    if isinstance(values, list | tuple):
        return ", ".join(str(one) for one in values if one)
    return str(value)


def _frame(cas: Any) -> tuple[str, ...]:
    """What the CAS calls its document."""
    names = []
    for kind in cas.typesystem.get_types():
        if kind.name.endswith("DocumentMetaData"):
            for each in cas.select(kind.name):
                for name in ("documentUri", "documentTitle", "documentId"):
                    names.append(_feature(each, name))
    return tuple(dict.fromkeys(name for name in names if name))


def _loaded(name: str, xmi: bytes, types: bytes) -> Any:
    import cassis

    for part in (xmi, types):
        if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
            raise InputError(
                name, "defines XML entities of its own, which are not read", "export it again"
            )
    try:
        system = cassis.load_typesystem(io.BytesIO(types))
        return cassis.load_cas_from_xmi(io.BytesIO(xmi), typesystem=system, lenient=True)
    except GarantError:
        raise
    except Exception as error:
        # Whatever is wrong with the file, the library stumbles over it in a way of its own.
        problem = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        raise InputError(name, f"is no sound CAS XMI ({problem})", "export it again") from error


def _pairs(path: Path) -> Iterator[tuple[str, bytes, bytes]]:
    """Each XMI file with its name and its type system."""
    if not zipfile.is_zipfile(path):
        with path.open("rb") as stream:
            if stream.read(2) == b"PK":
                raise InputError(str(path), "is a damaged zip", "export it again")
        beside = path.with_name("TypeSystem.xml")
        try:
            yield path.name, _read(path), _read(beside)
        except OSError as error:
            raise InputError(
                error.filename or str(path),
                f"cannot be read ({error.strerror})",
                "import the zip that INCEpTION exports, or put TypeSystem.xml beside the XMI",
            ) from error
        return
    found = 0
    with zipfile.ZipFile(path) as archive:
        for pair in _in_zip(archive, path.name, _NESTED, [0]):
            found += 1
            yield pair
    if not found:
        raise InputError(
            str(path), "holds no XMI file", "export in the format UIMA CAS XMI, with its types"
        )


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    if len(data) > _MOST_BYTES:
        raise InputError(
            str(path),
            f"is larger than {_MOST_BYTES // 1_000_000} MB, the limit",
            "export fewer documents at a time",
        )
    return data


def _in_zip(
    archive: zipfile.ZipFile, shown: str, deep: int, read: list[int]
) -> Iterator[tuple[str, bytes, bytes]]:
    names = [info for info in archive.infolist() if not info.is_dir()]
    if len(names) > _MOST_FILES:
        raise InputError(shown, f"holds more than {_MOST_FILES} files", "export fewer at a time")
    types = {
        PurePosixPath(info.filename).parent: info
        for info in names
        if PurePosixPath(info.filename).name == "TypeSystem.xml"
    }
    for info in names:
        place = PurePosixPath(info.filename)
        if place.suffix.lower() == ".xmi":
            system = types.get(place.parent) or next(iter(types.values()), None)
            if system is None:
                raise InputError(
                    shown, "holds no TypeSystem.xml", "export in the format UIMA CAS XMI"
                )
            yield (
                f"{shown}, {info.filename}",
                _extracted(archive, info, shown, read),
                _extracted(archive, system, shown, read),
            )
        elif place.suffix.lower() == ".zip" and deep:
            data = io.BytesIO(_extracted(archive, info, shown, read))
            if zipfile.is_zipfile(data):
                with zipfile.ZipFile(data) as inner:
                    yield from _in_zip(inner, f"{shown}, {info.filename}", deep - 1, read)


def _extracted(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, shown: str, read: list[int]
) -> bytes:
    """A file of a zip, unpacked within bounds: what it says of its size may be false."""
    try:
        with archive.open(info) as stream:
            data = stream.read(_MOST_BYTES + 1)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError) as error:
        raise InputError(f"{shown}, {info.filename}", "is damaged", "export it again") from error
    read[0] += len(data)
    if len(data) > _MOST_BYTES or read[0] > _MOST_IN_ALL:
        raise InputError(
            f"{shown}, {info.filename}",
            f"unpacks to more than {_MOST_BYTES // 1_000_000} MB, or all of it to more than "
            f"{_MOST_IN_ALL // 1_000_000} MB",
            "export fewer documents at a time",
        )
    return data


def _annotator(name: str) -> str:
    """Who annotated, as the folders of a project's export tell: annotation/DOCUMENT/NAME.zip."""
    parts = name.replace(", ", "/").split("/")
    if "annotation" in parts and len(parts) > parts.index("annotation") + 2:
        return PurePosixPath(parts[parts.index("annotation") + 2]).stem
    return ""
