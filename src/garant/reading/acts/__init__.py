"""Acts: who commits, refuses, asks, objects, supports, threatens, meets or signs what."""

from garant.reading.acts.finder import find_acts
from garant.reading.acts.words import ActWords, load_act_words

__all__ = ["ActWords", "find_acts", "load_act_words"]
