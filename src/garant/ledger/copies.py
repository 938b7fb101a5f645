"""Copies: documents that carry one dispatch, told by their words alone.

A dispatch is printed under another headline, with another lead, cut from the end, lightly edited,
with a page's furniture around it. What it keeps is runs of words. So a text becomes the set of its
pairs of neighbouring long words; of that set a MinHash sketch is kept, the fingerprint, from which
what two texts share can be estimated later without the texts.

The way through a ledger, all of it bounded:

1. `fingerprint` the text at intake; None means that it is too short to judge.
2. `bands` names the document's buckets, each one row (bucket, document) in a table.
   **A bucket that holds `BUCKET_MOST` documents takes no more.** What fills one is a turn of phrase
   or a line of furniture that thousands share, and true copies meet in their other buckets; a
   dispatch that many papers print is found through its first prints. A look-up so reads
   `BANDS * BUCKET_MOST` rows at most, however large the ledger grows.
3. `is_copy` judges the documents met in a bucket.

Give it what readers read of a page, without its furniture, where that is known: furniture is borne,
but costs some certainty. Not found: translations; articles told anew (they share facts, not runs of
words); texts in scripts that set no spaces between words.

References:
    A. Broder, "On the resemblance and containment of documents", 1997.
    S. Dahlgaard, M. Knudsen, M. Thorup, "Fast similarity sketching", 2017: what rensa computes.
"""

import re
import struct
import unicodedata
from itertools import pairwise
from operator import eq

from rensa import RMinHash

COPY_OVERLAP = 0.58
"""The share of the shorter text found in the other, from which on two papers print one dispatch.

Tuned with `benchmarks/copies.py` on one half of 1,223 French Wikinews articles and variants made of
them: pair F1 0.987, with 0.986 at 0.52 and 0.985 at 0.61; on the other half 0.986. Lower, articles
that share a third of their words as background become copies; higher, prints of two papers with
cuts and leads of their own are missed. Measure again when `word_pairs` or the sketch changes, or
when copies are reported missing or false from real use.
"""
SERIES_OVERLAP = 0.88
"""The overlap asked where a series written to one pattern is likelier than a copy.

One publisher's readouts of two calls, or its results of two matches, share up to 0.86 of their
words and tell of two events; a page that grew keeps nearly all of the earlier one. Seen on the same
articles (none of 1,291 called a copy) and on 205 briefings of the White House (the two published
twice, and no other).
"""
COPY_LIKENESS = 0.33
"""The likeness that tells copies best where likeness alone is known (pair F1 0.982); a dispatch cut
to its first third is then missed. `is_copy` is surer."""
LEAST_LIKENESS = 0.15
"""The likeness of copies, at least: under it, an overlap is estimated from too few values."""
COPY_DAYS = 7
"""Days between two prints of a dispatch, a weekly's among them; further apart a series is likely.

Judgement, not measured: the articles at hand are all of one publisher.
"""
BANDS = 24
"""Buckets of a document, of two values each: copies with a likeness of 0.25, 0.33 and 0.5 meet in
one with a probability of 0.79, 0.94 and 0.999, articles that share a hundredth of 0.002."""
BUCKET_MOST = 24
"""Documents that a bucket takes; where the caller keeps to it, the cost of a look-up is bounded."""
LEAST = 12
"""Pairs of long words, about 25 words of French: a shorter text is not judged."""

_VALUES = 96
"""Values of a sketch, two bytes each: pair F1 is 0.986 with 64 of them, 0.987 with 96, 0.988 with
128 and with 256."""
_SEED = 1814
_MAKE: int = 1 << 4 | RMinHash.ALGORITHM_VERSION
"""This module's way of making pairs (raise it when that changes), then rensa's of sketching."""
_HEAD = struct.Struct(">BI")
"""Before the values: the make, and the number of pairs."""
_SKETCH = struct.Struct(f">{_VALUES}H")
_BUCKETS = struct.Struct(f">{BANDS}I")
_LOW = 0xFFFF
"""The lower half of rensa's values: their upper half is not spread evenly over its range."""

_MARKS = re.compile("[\u00ad\u0300-\u036f\u200b-\u200f\u2060\ufeff]+")
"""Accents parted from their letters, soft hyphens, and characters of no width."""
_HYPHEN = re.compile(r"[-\u2010](?<=[^\W\d_][-\u2010])(?:[ \t]*\r?\n\s*)?(?=[^\W\d_])")
"""In a word, at the end of a line or not: "porte-parole", and "sécu-" with "rité" below."""
_THOUSANDS = re.compile(r"(\d)(?:\s+|[.,])(?=\d{3}(?!\d))")
"""In "2 000", at the end of a line or not, and "2.000"; not in "3,5"."""
_WORD = re.compile(r"\d\w*|\w{4,}")
"""Long words and numbers: short words are alike in all texts, and are what an editor changes."""


def fingerprint(text: str) -> bytes | None:
    """Make what is kept of a text to find its copies by: 197 bytes, however long the text.

    It is the same for the same words however they are set: quotation marks, apostrophes, no-break
    spaces, capitals with or without accents, line ends and parted words make no difference.

    Args:
        text: The text as printed; best its title and paragraphs alone.

    Returns:
        The fingerprint, or None if the text has fewer than `LEAST` pairs of long words.
    """
    pairs = word_pairs(text)
    if len(pairs) < LEAST:
        return None
    sketch = RMinHash(_VALUES, _SEED)
    sketch.update(list(pairs))
    values = (value & _LOW for value in sketch.digest())
    return _HEAD.pack(_MAKE, len(pairs)) + _SKETCH.pack(*values)


def word_pairs(text: str) -> set[str]:
    """The pairs of neighbouring long words of a text, folded: what two copies have in common.

    Reads "L'Élysée enverra 2 000 soldats" as "elysee enverra", "enverra 2000", "2000 soldats"; a
    word of three letters or fewer is passed over, so "dans la force" is the pair "dans force".
    """
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    plain = plain.replace("œ", "oe").replace("æ", "ae")
    words = _WORD.findall(_THOUSANDS.sub(r"\1", _HYPHEN.sub("", plain)))
    return {f"{first} {second}" for first, second in pairwise(words)}


def is_current(fingerprint: bytes) -> bool:
    """Whether a fingerprint was made as this version makes them.

    Fingerprints of two makes cannot be compared: they share no bucket and their likeness is 0. A
    ledger that holds older ones makes them anew from its texts.
    """
    return fingerprint[0] == _MAKE


def bands(fingerprint: bytes) -> tuple[int, ...]:
    """The numbers of a document's buckets: documents that share one are worth comparing.

    Returns:
        `BANDS` distinct positive numbers below 2 ** 48, for a column of signed 64-bit integers.
    """
    make = fingerprint[0] << 40
    pairs = _BUCKETS.unpack_from(fingerprint, _HEAD.size)
    return tuple(make | band << 32 | pair for band, pair in enumerate(pairs))


def likeness(first: bytes, second: bytes) -> float:
    """Estimate the share of their pairs of words that two texts have in common (Jaccard).

    Off by 0.03 on average in the middle of the range; exact for the same text. 0 for fingerprints
    of two makes.
    """
    if first[0] != second[0]:
        return 0.0
    same: int = sum(map(eq, _values(first), _values(second)))
    return same / _VALUES


def overlap(first: bytes, second: bytes) -> float:
    """Estimate the share of the shorter text that stands in the longer one (containment).

    A dispatch cut to its first third has a likeness of 0.33 to the whole, and an overlap of 1. The
    more the lengths differ, the rougher the estimate; `is_copy` knows where not to trust it.
    """
    alike = likeness(first, second)
    lengths = _length(first), _length(second)
    return min(1.0, alike / (1 + alike) * sum(lengths) / min(lengths))


def is_copy(
    first: bytes, second: bytes, *, same_publisher: bool = False, days_apart: int | None = None
) -> bool:
    """Whether two documents carry one dispatch.

    Args:
        first: The fingerprint of one.
        second: The fingerprint of the other; which is first makes no difference.
        same_publisher: Whether one publisher is known to have published both. A paper does not
            print a dispatch twice: what is alike there is a series, or a page that grew.
        days_apart: The days between their publication, of either sign, where both are known.

    Returns:
        True for prints of one dispatch, and for versions of one page; False for articles that
        share a background, and for two of a series ("Résultats de la 11e étape").
    """
    series = same_publisher or (days_apart is not None and abs(days_apart) > COPY_DAYS)
    least = SERIES_OVERLAP if series else COPY_OVERLAP
    return likeness(first, second) >= LEAST_LIKENESS and overlap(first, second) >= least


def _length(fingerprint: bytes) -> int:
    number: int = _HEAD.unpack_from(fingerprint)[1]
    return number


def _values(fingerprint: bytes) -> memoryview:
    return memoryview(fingerprint)[_HEAD.size :].cast("H")
