"""The language of a text: by its commonest words where they settle it, else by a trained model."""

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from garant.model import Doubt
from garant.reading.frame.words import common_words, fold, languages

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_WORD = re.compile(r"[^\W\d_]+'?")
_SAMPLE = 4_000
_ENOUGH_WORDS = 25
_SURE_SHARE = 0.2
"""Of running words, a third to a half are among the commonest of their own language, under a
twentieth among those of another; measured on the made-up texts and on Wikinews."""
_CLEAR = 2.5
_SURE = 0.8
_LETTERS = 15


def recognise(text: str, said: str | None = None) -> tuple[str | None, tuple[Doubt, ...]]:
    """The language of a text as an ISO 639-1 code, with a doubt where it is a guess.

    Args:
        text: The text.
        said: What the format says of its language; pages often say the language of their site.
    """
    sample = fold(text[:_SAMPLE])
    if said in languages() and len(_WORD.findall(sample)) < _ENOUGH_WORDS:
        return said, ()
    found = _by_common_words(sample)
    if found:
        return found, _disagreement(found, said)
    if sum(char.isalpha() for char in sample) < _LETTERS:
        doubt = Doubt("language_unsure", "the text is too short to tell its language")
        return said, () if said else (doubt,)
    code, share = _model().classify(text[:_SAMPLE])
    if share >= _SURE:
        return code[:2], _disagreement(code[:2], said)
    if said:
        return said, ()
    known = languages()
    best = next(iter(_ranked_known(text[:_SAMPLE], known)), None)
    detail = f"recognised as {code!r} with {share:.0%}"
    # A short French text is more often taken for a rare neighbour than a rare language is given us.
    return best or code[:2], (Doubt("language_unsure", detail),)


def _disagreement(found: str, said: str | None) -> tuple[Doubt, ...]:
    if said is None or said == found:
        return ()
    return (Doubt("language_disagrees", f"said to be {said!r}, recognised as {found!r}"),)


def _by_common_words(sample: str) -> str | None:
    tokens = _WORD.findall(sample)
    if len(tokens) < _ENOUGH_WORDS:
        return None
    shares = sorted(
        (sum(token in common for token in tokens) / len(tokens), code)
        for code, common in ((code, common_words(code)) for code in languages())
    )
    (share, code) = shares[-1]
    rival = shares[-2][0] if len(shares) > 1 else 0.0
    return code if share >= _SURE_SHARE and share >= _CLEAR * rival else None


def _ranked_known(sample: str, known: tuple[str, ...]) -> list[str]:
    """The known languages that the model holds at all likely, best first."""
    ranked = [(code[:2], share) for code, share in _model().rank(sample)[:3]]
    return [code for code, share in ranked if code in known and share > 0.05]


@lru_cache(maxsize=1)
def _model() -> "LanguageIdentifier":
    # A second to load: only a text that its common words do not settle waits for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
