"""The product's words as immutable values; standard library only."""

from garant.model.codes import Condition, Firmness, Kind, Mode
from garant.model.document import Block, BlockKind, Document, Doubt, Passage, Section
from garant.model.reading import Act, Actor, Clue, Quantity, Reading, Speaker, Statement

__all__ = [
    "Act",
    "Actor",
    "Block",
    "BlockKind",
    "Clue",
    "Condition",
    "Document",
    "Doubt",
    "Firmness",
    "Kind",
    "Mode",
    "Passage",
    "Quantity",
    "Reading",
    "Section",
    "Speaker",
    "Statement",
]
