"""The forms that there are, and which of them each thing has."""

from dataclasses import dataclass
from importlib import import_module
from typing import IO, Any

from garant.errors import QuestionError
from garant.publishing.exporting.material import Exported, ExportMaterial

EXPORT_THINGS = ("acts", "statements", "positions", "cover", "documents", "deletions")
"""What can be exported."""


@dataclass(frozen=True, slots=True)
class ExportForm:
    """One form: where it is written, of which things, and what it takes.

    `binary` is nothing for a terminal. `texts` holds the whole text of documents.
    """

    name: str
    module: str
    writer: str
    things: tuple[str, ...]
    binary: bool = False
    texts: bool = False


_SAID = ("acts", "statements")

EXPORT_FORMS = {
    form.name: form
    for form in (
        ExportForm("csv", "delimited", "write_delimited", EXPORT_THINGS),
        ExportForm("parquet", "parquet", "write_parquet", EXPORT_THINGS, binary=True),
        ExportForm("jsonl", "json_lines", "write_json_lines", EXPORT_THINGS),
        ExportForm("webannotation", "web_annotation", "write_web_annotations", _SAID),
        ExportForm("bibtex", "bibtex", "write_bibtex", ("documents",)),
        ExportForm("csl", "csl", "write_csl", ("documents",)),
        ExportForm("ftm", "follow_the_money", "write_follow_the_money", (*_SAID, "documents")),
        ExportForm("labelstudio", "label_studio", "write_label_studio", _SAID, texts=True),
        ExportForm("inception", "inception", "write_inception", ("acts",), binary=True, texts=True),
        ExportForm("plover", "plover", "write_plover", ("acts",)),
        ExportForm("stix", "stix", "write_stix", _SAID),
    )
}
"""The forms by their names, as users write them."""


def forms_of(thing: str) -> list[str]:
    """The names of the forms that a thing has."""
    return [form.name for form in EXPORT_FORMS.values() if thing in form.things]


def export_form(thing: str, name: str) -> ExportForm:
    """The form of a thing.

    Raises:
        QuestionError: There is no such thing, no such form, or not of that thing.
    """
    if thing not in EXPORT_THINGS:
        raise QuestionError(f"{thing!r} is nothing to export; take {_listed(EXPORT_THINGS)}")
    if name not in EXPORT_FORMS:
        raise QuestionError(f"{name!r} is no format; {thing} can be written as {_of(thing)}")
    if thing not in EXPORT_FORMS[name].things:
        raise QuestionError(
            f"there is no {name} of {thing}; {thing} can be written as {_of(thing)}"
        )
    return EXPORT_FORMS[name]


def write_export(
    material: ExportMaterial, form: ExportForm, out: IO[bytes], **options: Any
) -> Exported:
    """Write an export.

    Args:
        material: What to write.
        form: As what.
        out: Where to write.
        **options: `bom`, of CSV.

    Raises:
        GarantError: A library that the form needs is not installed.
    """
    writer = getattr(import_module(f"{__package__}.{form.module}"), form.writer)
    written: Exported = writer(material, out, **options)
    return written


def _of(thing: str) -> str:
    return _listed(forms_of(thing))


def _listed(names: list[str] | tuple[str, ...]) -> str:
    return f"{', '.join(names[:-1])} or {names[-1]}"
