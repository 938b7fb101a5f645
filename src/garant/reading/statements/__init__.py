"""Statements: content that a document attributes to a speaker other than its narrator."""

from garant.reading.statements.assemble import find_statements
from garant.reading.statements.found import FoundStatement
from garant.reading.statements.words import SpeechWords, load_speech_words

__all__ = ["FoundStatement", "SpeechWords", "find_statements", "load_speech_words"]
