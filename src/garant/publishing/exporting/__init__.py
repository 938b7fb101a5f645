"""What the ledger holds, in the forms of other tools: one module for each form."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from garant.publishing.exporting.deletions import DeletionView
    from garant.publishing.exporting.forms import (
        EXPORT_FORMS,
        EXPORT_THINGS,
        ExportForm,
        export_form,
        write_export,
    )
    from garant.publishing.exporting.label_studio import labelling_config
    from garant.publishing.exporting.material import (
        DocumentMark,
        DocumentMarks,
        Exported,
        ExportMaterial,
        ExportPiece,
    )
    from garant.publishing.exporting.naming import parties_by_code
    from garant.publishing.exporting.schema_org import (
        schema_org_articles,
        schema_org_claims,
        schema_org_graph,
    )

__all__ = [
    "EXPORT_FORMS",
    "EXPORT_THINGS",
    "DeletionView",
    "DocumentMark",
    "DocumentMarks",
    "ExportForm",
    "ExportMaterial",
    "ExportPiece",
    "Exported",
    "export_form",
    "labelling_config",
    "parties_by_code",
    "schema_org_articles",
    "schema_org_claims",
    "schema_org_graph",
    "write_export",
]

_HOMES = {
    "deletions": ("DeletionView",),
    "forms": ("EXPORT_FORMS", "EXPORT_THINGS", "ExportForm", "export_form", "write_export"),
    "label_studio": ("labelling_config",),
    "material": ("Exported", "DocumentMark", "DocumentMarks", "ExportMaterial", "ExportPiece"),
    "naming": ("parties_by_code",),
    "schema_org": ("schema_org_articles", "schema_org_claims", "schema_org_graph"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    # As at the door of publishing: who writes CSV must not wait for the rest.
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
