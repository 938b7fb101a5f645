"""Annotations of Label Studio: the tasks that `garant export` wrote, as the tool gives them back.

A region bears the key of the act that it shows, as its own id or in its meta. What stood in the
prediction and is missing in an annotation that was made from it was taken away.

References:
    https://labelstud.io/guide/export, "Label Studio JSON format of annotated tasks".
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from garant.bringing.annotations import Annotation
from garant.bringing.table import OnError
from garant.errors import InputError

_MOST_BYTES = 500_000_000
_SHOWN = {
    "capability": "capability",
    "firmness": "firmness",
    "conditions": "conditions",
    "actors": "actors",
    "targets": "targets",
    "speaker": "speaker",
    "anonymous": "speaker.anonymous",
}
"""The controls of the labelling interface, and the fields of a review that they show."""

_OF_STATEMENTS = ("speaker", "anonymous")
_KEY_LENGTH = 24


def annotations_in(path: Path, who: str, on_error: OnError) -> Iterator[Annotation]:
    """The annotations of a file.

    Args:
        path: The JSON file.
        who: Whose they are where the file does not say.
        on_error: Is told of each task that is none.
    """
    for number, task in enumerate(_tasks(path), start=1):
        place = f"task {task.get('id', number)}" if isinstance(task, dict) else f"task {number}"
        data = task.get("data") if isinstance(task, dict) else None
        key = data.get("document_key") if isinstance(data, dict) else None
        if not isinstance(task, dict) or not isinstance(data, dict) or not isinstance(key, str):
            on_error(
                InputError(
                    f"{path}, {place}",
                    "is no task that garant export wrote (it has no document_key)",
                    "export with --format labelstudio, and annotate these tasks",
                )
            )
            continue
        known = _regions_of(_results(task, "predictions"))
        for made in _listed(task.get("annotations")):
            if not isinstance(made, dict) or made.get("was_cancelled"):
                continue
            yield from _made(made, key, str(data.get("text", "")), place, known, who)


def _made(
    made: dict[str, Any],
    document: str,
    text: str,
    place: str,
    known: dict[str, list[dict[str, Any]]],
    who: str,
) -> Iterator[Annotation]:
    """What one person made of one task."""
    found = _regions_of([part for part in _listed(made.get("result")) if isinstance(part, dict)])
    when = made.get("updated_at") or made.get("created_at") or ""
    annotation = partial(
        Annotation,
        document=document,
        who=_name(made, who),
        why=f"Label Studio, annotation {made.get('id', '?')}, {when}".rstrip(", "),
        is_dated=bool(when),
    )
    for region, parts in found.items():
        key = region if region in known else _key_in_meta(parts)
        fields = _fields(parts)
        yield annotation(
            place=f"{place}, region {region}",
            spans=_spans(parts, text),
            key=key,
            fields=fields,
            is_statement=any(part.get("from_name") == "statement" for part in parts),
        )
    is_from_prediction = bool(made.get("parent_prediction")) or any(key in known for key in found)
    if is_from_prediction:
        for key in known:
            if key not in found:
                yield annotation(place=f"{place}, region {key}", key=key, is_removed=True)


def _regions_of(parts: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """The parts of each region; several spans of one act bear its key and their place."""
    regions: dict[str, list[dict[str, Any]]] = {}
    for part in parts:
        region = str(part.get("id", ""))
        head, dash, tail = region.rpartition("-")
        if dash and len(head) == _KEY_LENGTH and tail.isdigit():
            region = head
        if region and isinstance(part.get("value"), dict):
            regions.setdefault(region, []).append(part)
    return regions


def _spans(parts: list[dict[str, Any]], text: str) -> list[tuple[int, int, str]]:
    spans = {}
    for part in parts:
        value = part["value"]
        start, end = value.get("start"), value.get("end")
        if isinstance(start, int) and isinstance(end, int) and part.get("type") == "labels":
            words = value.get("text")
            spans[start, end] = words if isinstance(words, str) else text[start:end]
    return [(start, end, words) for (start, end), words in spans.items()]


def _fields(parts: list[dict[str, Any]]) -> dict[str, str]:
    """What a region says by field; a control that says nothing empties its field."""
    told: dict[str, list[str]] = {}
    kind = ""
    for part in parts:
        name, value = str(part.get("from_name", "")), part["value"]
        if part.get("type") == "labels":
            kind = kind or next(iter(_texts(value.get("labels"))), "")
        elif name in _SHOWN:
            told[name] = _texts(value.get("choices") or value.get("text"))
    is_statement = any(part.get("from_name") == "statement" for part in parts)
    fields = {"mode" if is_statement else "kind": kind}
    for name, called in _SHOWN.items():
        if is_statement and name not in _OF_STATEMENTS:
            continue
        values = told.get(name, [])
        if name == "anonymous":
            fields[called] = "yes" if values else "no"
        elif name == "speaker":
            fields[called] = " ".join(" ".join(values).split())
        else:
            fields[called] = ", ".join(values)
    return fields


def _key_in_meta(parts: list[dict[str, Any]]) -> str | None:
    """The key that the meta of a region bears, as `garant export` writes it: "act KEY"."""
    for part in parts:
        meta = part.get("meta")
        for text in _texts(meta.get("text")) if isinstance(meta, dict) else []:
            sort, _, key = text.partition(" ")
            if sort in ("act", "statement") and len(key) == _KEY_LENGTH:
                return key
    return None


def _name(made: dict[str, Any], who: str) -> str:
    by = made.get("completed_by")
    if isinstance(by, dict):
        named = by.get("email") or by.get("username") or by.get("id")
        return f"Label Studio {named}" if isinstance(named, int) else str(named or who)
    return f"Label Studio user {by}" if isinstance(by, int) else str(by or who)


def _results(task: dict[str, Any], name: str) -> list[dict[str, Any]]:
    results = [each.get("result") for each in _listed(task.get(name)) if isinstance(each, dict)]
    return [part for result in results for part in _listed(result) if isinstance(part, dict)]


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [each for each in _listed(value) if isinstance(each, str)]


def _tasks(path: Path) -> list[Any]:
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise InputError(
                str(path),
                f"is larger than {_MOST_BYTES // 1_000_000} MB, the limit for annotations",
                "export fewer tasks at a time",
            )
        held = json.loads(path.read_text("utf-8-sig"))
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror})", "check the name"
        ) from error
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"is no sound JSON ({error})", "export it again") from error
    return held if isinstance(held, list) else [held]
