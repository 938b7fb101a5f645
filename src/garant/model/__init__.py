"""The product's words as immutable values; standard library only."""

from garant.model.codes import Condition, Firmness, Kind, Mode
from garant.model.document import Block, BlockKind, Document, Doubt, Passage, Section
from garant.model.dossier import Dossier, Found, StatementDossier
from garant.model.position import Change, Contradiction, Position, Stance, Step
from garant.model.reading import Act, Actor, Clue, Quantity, Reading, Speaker, Statement
from garant.model.record import (
    ActRecord,
    DocumentRecord,
    Link,
    LinkKind,
    Outcome,
    PassageRecord,
    Recorded,
    Review,
    Run,
    Standing,
    StatementRecord,
    Verdict,
)

__all__ = [
    "Act",
    "ActRecord",
    "Actor",
    "Block",
    "BlockKind",
    "Change",
    "Clue",
    "Condition",
    "Contradiction",
    "Document",
    "DocumentRecord",
    "Dossier",
    "Doubt",
    "Firmness",
    "Found",
    "Kind",
    "Link",
    "LinkKind",
    "Mode",
    "Outcome",
    "Passage",
    "PassageRecord",
    "Position",
    "Quantity",
    "Reading",
    "Recorded",
    "Review",
    "Run",
    "Section",
    "Speaker",
    "Stance",
    "Standing",
    "Statement",
    "StatementDossier",
    "StatementRecord",
    "Step",
    "Verdict",
]
