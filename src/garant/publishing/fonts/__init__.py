"""The fonts that documents are set in: they come along, so that a PDF is the same anywhere."""

import base64
from functools import cache
from importlib.resources import files

from garant.errors import PrintingError

_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+2000-206F,U+20AC,U+2122,"
    "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_LATIN_EXT = (
    "U+0100-0130,U+0132-0151,U+0154-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+20A0-20AB,U+20AD-20C4"
)
_CYRILLIC = "U+0301,U+0400-045F,U+0490-0491,U+04B0-04B1,U+2116"
_RANGES = {"latin": _LATIN, "latin-ext": _LATIN_EXT, "cyrillic": _CYRILLIC}

FACES = (
    *(("Source Serif 4", "source-serif-4", one, "400", "normal") for one in _RANGES),
    *(("Source Serif 4", "source-serif-4", one, "400", "italic") for one in ("latin", "latin-ext")),
    *(("Source Serif 4", "source-serif-4", one, "700", "normal") for one in ("latin", "latin-ext")),
    *(("Source Sans 3", "source-sans-3", one, "400", "normal") for one in ("latin", "latin-ext")),
    *(("Source Sans 3", "source-sans-3", one, "600", "normal") for one in ("latin", "latin-ext")),
)
"""Family, name of its files, letters, weight and style."""


@cache
def font_file(name: str) -> bytes:
    """A font by its file.

    Raises:
        PrintingError: It is not there.
    """
    source = files(__name__) / name
    if not source.is_file():
        raise PrintingError(
            f"the font {name} is missing from this installation; install garant again, "
            "or write --format html, which needs none"
        )
    return source.read_bytes()


@cache
def font_faces() -> str:
    """The style sheet that brings every font along, so that nothing is loaded for it."""
    faces = []
    for family, name, letters, weight, style in FACES:
        held = base64.b64encode(font_file(f"{name}-{letters}-{weight}-{style}.woff2")).decode()
        faces.append(
            f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-style: {style}; "
            f"unicode-range: {_RANGES[letters]}; src: url(data:font/woff2;base64,{held}) }}"
        )
    return "\n".join(faces)
