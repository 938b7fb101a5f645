"""Finding the parties and persons that a document mentions."""

from garant.reading.parties.finding import find_mentions
from garant.reading.parties.words import PartyWords, load_party_words

__all__ = ["PartyWords", "find_mentions", "load_party_words"]
