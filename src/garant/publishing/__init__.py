"""Values in, text out: tables for a terminal, JSON, CSV, and a page that stands alone."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from garant.publishing.atom import Entry, atom_feed, joined_words
    from garant.publishing.briefing import (
        BRIEFING_LENGTH,
        Briefing,
        BriefingMaterial,
        BriefingView,
        Wording,
        briefing_article,
        briefing_docx,
        briefing_languages,
        briefing_pdf,
        compose_briefing,
        load_wording,
        view_briefing,
        write_briefing_markdown,
        write_briefing_page,
    )
    from garant.publishing.cells import Sheet, write_sheet
    from garant.publishing.charts import (
        Chart,
        StepsPicture,
        board_chart,
        chart_svg,
        cover_chart,
        draw_steps,
        steps_chart,
    )
    from garant.publishing.decision_views import (
        DecisionView,
        act_line,
        decision_line,
        over_line,
        record_line,
        view_decision,
        write_decision,
    )
    from garant.publishing.deed_views import DEEDS, DeedView, print_deeds, view_deeds
    from garant.publishing.difference_tables import print_difference
    from garant.publishing.difference_views import (
        DifferenceView,
        HingesView,
        acts_behind_difference,
        direction_of,
        view_difference,
        view_hinges,
    )
    from garant.publishing.digest import Digest, ToldChange, digest_message, tell_change
    from garant.publishing.dossier_tables import print_dossier, print_statement_dossier
    from garant.publishing.dossier_views import (
        DossierView,
        ReviewView,
        StatementDossierView,
        view_dossier,
        view_reviews,
        view_statement_dossier,
    )
    from garant.publishing.exporting import (
        EXPORT_FORMS,
        EXPORT_THINGS,
        DeletionView,
        DocumentMark,
        DocumentMarks,
        Exported,
        ExportForm,
        ExportMaterial,
        ExportPiece,
        export_form,
        labelling_config,
        parties_by_code,
        schema_org_articles,
        schema_org_claims,
        schema_org_graph,
        write_export,
    )
    from garant.publishing.frames import to_arrow, to_html, to_pandas
    from garant.publishing.guarantee_figures import FigureView, figures_of, view_figure
    from garant.publishing.guarantee_sheets import BOARD, COVERS, FIGURE_ACTS, HINGES, SHIFTS
    from garant.publishing.guarantee_tables import print_board, print_covers, print_figure
    from garant.publishing.guarantee_views import (
        BoardView,
        CoversView,
        acts_behind_board,
        leads_behind,
        view_board,
        view_covers,
    )
    from garant.publishing.hinge_tables import print_hinges
    from garant.publishing.json_text import json_line, write_json, write_json_object
    from garant.publishing.jsonl import write_jsonl
    from garant.publishing.labels import Labels, load_labels
    from garant.publishing.marking import Mark, marked
    from garant.publishing.pact_tables import print_pact, print_pacts
    from garant.publishing.pact_views import PactView, view_pact
    from garant.publishing.page import write_html
    from garant.publishing.position_tables import print_contradictions, print_positions
    from garant.publishing.position_views import (
        ContradictionView,
        PositionView,
        StepView,
        acts_behind,
        view_contradictions,
        view_positions,
    )
    from garant.publishing.read_rows import (
        READ_ACTS,
        READ_STATEMENTS,
        Row,
        rows_of_acts,
        rows_of_statements,
    )
    from garant.publishing.record_sheets import (
        ACTS,
        CONTRADICTIONS,
        DOCUMENTS,
        POSITIONS,
        QUOTES,
        REVIEWS,
    )
    from garant.publishing.record_tables import print_acts, print_documents, print_quotes
    from garant.publishing.record_views import (
        ActRecordView,
        DocumentRecordView,
        QuoteView,
        instant_view,
        view_acts,
        view_documents,
        view_quotes,
    )
    from garant.publishing.review_tables import print_act_to_review, print_statement_to_review
    from garant.publishing.sheet import CSV_COLUMNS, write_csv
    from garant.publishing.suggested_words import write_suggestions
    from garant.publishing.tables import write_tables
    from garant.publishing.views import ReadingView, view
    from garant.publishing.vocabulary_views import (
        CAPABILITIES,
        PARTIES,
        CapabilityView,
        PartyView,
        view_capabilities,
        view_parties,
    )

__all__ = [
    "ACTS",
    "BOARD",
    "BRIEFING_LENGTH",
    "CAPABILITIES",
    "CONTRADICTIONS",
    "COVERS",
    "CSV_COLUMNS",
    "DEEDS",
    "DOCUMENTS",
    "EXPORT_FORMS",
    "EXPORT_THINGS",
    "FIGURE_ACTS",
    "HINGES",
    "PARTIES",
    "POSITIONS",
    "QUOTES",
    "READ_ACTS",
    "READ_STATEMENTS",
    "REVIEWS",
    "SHIFTS",
    "ActRecordView",
    "BoardView",
    "Briefing",
    "BriefingMaterial",
    "BriefingView",
    "CapabilityView",
    "Chart",
    "ContradictionView",
    "CoversView",
    "DecisionView",
    "DeedView",
    "DeletionView",
    "DifferenceView",
    "Digest",
    "DocumentMark",
    "DocumentMarks",
    "DocumentRecordView",
    "DossierView",
    "Entry",
    "ExportForm",
    "ExportMaterial",
    "ExportPiece",
    "Exported",
    "FigureView",
    "HingesView",
    "Labels",
    "Mark",
    "PactView",
    "PartyView",
    "PositionView",
    "QuoteView",
    "ReadingView",
    "ReviewView",
    "Row",
    "Sheet",
    "StatementDossierView",
    "StepView",
    "StepsPicture",
    "ToldChange",
    "Wording",
    "act_line",
    "acts_behind",
    "acts_behind_board",
    "acts_behind_difference",
    "atom_feed",
    "board_chart",
    "briefing_article",
    "briefing_docx",
    "briefing_languages",
    "briefing_pdf",
    "chart_svg",
    "compose_briefing",
    "cover_chart",
    "decision_line",
    "digest_message",
    "direction_of",
    "draw_steps",
    "export_form",
    "figures_of",
    "instant_view",
    "joined_words",
    "json_line",
    "labelling_config",
    "leads_behind",
    "load_labels",
    "load_wording",
    "marked",
    "over_line",
    "parties_by_code",
    "print_act_to_review",
    "print_acts",
    "print_board",
    "print_contradictions",
    "print_covers",
    "print_deeds",
    "print_difference",
    "print_documents",
    "print_dossier",
    "print_figure",
    "print_hinges",
    "print_pact",
    "print_pacts",
    "print_positions",
    "print_quotes",
    "print_statement_dossier",
    "print_statement_to_review",
    "record_line",
    "rows_of_acts",
    "rows_of_statements",
    "schema_org_articles",
    "schema_org_claims",
    "schema_org_graph",
    "steps_chart",
    "tell_change",
    "to_arrow",
    "to_html",
    "to_pandas",
    "view",
    "view_acts",
    "view_board",
    "view_briefing",
    "view_capabilities",
    "view_contradictions",
    "view_covers",
    "view_decision",
    "view_deeds",
    "view_difference",
    "view_documents",
    "view_dossier",
    "view_figure",
    "view_hinges",
    "view_pact",
    "view_parties",
    "view_positions",
    "view_quotes",
    "view_reviews",
    "view_statement_dossier",
    "write_briefing_markdown",
    "write_briefing_page",
    "write_csv",
    "write_decision",
    "write_export",
    "write_html",
    "write_json",
    "write_json_object",
    "write_jsonl",
    "write_sheet",
    "write_suggestions",
    "write_tables",
]

_HOMES = {
    "briefing": (
        *("BRIEFING_LENGTH", "Briefing", "BriefingMaterial", "BriefingView", "Wording"),
        *("briefing_article", "briefing_docx", "briefing_pdf"),
        *("briefing_languages", "compose_briefing", "load_wording", "view_briefing"),
        *("write_briefing_markdown", "write_briefing_page"),
    ),
    "atom": ("Entry", "atom_feed", "joined_words"),
    "cells": ("Sheet", "write_sheet"),
    "charts": (
        *("Chart", "StepsPicture", "board_chart", "chart_svg", "cover_chart", "draw_steps"),
        "steps_chart",
    ),
    "decision_views": (
        *("DecisionView", "act_line", "decision_line", "over_line", "record_line"),
        *("view_decision", "write_decision"),
    ),
    "deed_views": ("DEEDS", "DeedView", "print_deeds", "view_deeds"),
    "difference_tables": ("print_difference",),
    "difference_views": (
        *("DifferenceView", "HingesView", "acts_behind_difference"),
        *("direction_of", "view_difference", "view_hinges"),
    ),
    "digest": ("Digest", "ToldChange", "digest_message", "tell_change"),
    "dossier_tables": ("print_dossier", "print_statement_dossier"),
    "dossier_views": (
        *("DossierView", "ReviewView", "StatementDossierView"),
        *("view_dossier", "view_reviews", "view_statement_dossier"),
    ),
    "exporting": (
        *("EXPORT_FORMS", "EXPORT_THINGS", "DeletionView", "DocumentMark"),
        *("DocumentMarks", "ExportForm"),
        *("ExportMaterial", "ExportPiece", "Exported", "export_form", "labelling_config"),
        *("parties_by_code", "schema_org_articles"),
        *("schema_org_claims", "schema_org_graph", "write_export"),
    ),
    "frames": ("to_arrow", "to_html", "to_pandas"),
    "guarantee_figures": ("FigureView", "figures_of", "view_figure"),
    "guarantee_sheets": ("BOARD", "COVERS", "FIGURE_ACTS", "HINGES", "SHIFTS"),
    "guarantee_tables": ("print_board", "print_covers", "print_figure"),
    "guarantee_views": (
        *("BoardView", "CoversView", "acts_behind_board", "leads_behind"),
        *("view_board", "view_covers"),
    ),
    "hinge_tables": ("print_hinges",),
    "json_text": ("json_line", "write_json", "write_json_object"),
    "jsonl": ("write_jsonl",),
    "labels": ("Labels", "load_labels"),
    "marking": ("Mark", "marked"),
    "page": ("write_html",),
    "pact_tables": ("print_pact", "print_pacts"),
    "pact_views": ("PactView", "view_pact"),
    "position_tables": ("print_contradictions", "print_positions"),
    "position_views": (
        *("ContradictionView", "PositionView", "StepView", "acts_behind"),
        *("view_contradictions", "view_positions"),
    ),
    "read_rows": (
        *("READ_ACTS", "READ_STATEMENTS", "Row"),
        *("rows_of_acts", "rows_of_statements"),
    ),
    "record_sheets": ("ACTS", "CONTRADICTIONS", "DOCUMENTS", "POSITIONS", "QUOTES", "REVIEWS"),
    "record_tables": ("print_acts", "print_documents", "print_quotes"),
    "record_views": (
        *("ActRecordView", "DocumentRecordView", "QuoteView"),
        *("instant_view", "view_acts", "view_documents", "view_quotes"),
    ),
    "review_tables": ("print_act_to_review", "print_statement_to_review"),
    "sheet": ("CSV_COLUMNS", "write_csv"),
    "suggested_words": ("write_suggestions",),
    "tables": ("write_tables",),
    "views": ("ReadingView", "view"),
    "vocabulary_views": (
        *("CAPABILITIES", "PARTIES", "CapabilityView", "PartyView"),
        *("view_capabilities", "view_parties"),
    ),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    # The page pulls in labels and rich draws tables: who asks for JSON must not wait for either.
    if name in _HOME_OF:
        return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
