"""The fonts that documents are set in: they come along, so that a PDF is the same anywhere."""

import base64
from functools import cache
from importlib.resources import files

from garant.errors import PrintingError

_LETTERS = {"latin": "", "latin-ext": " Extended", "cyrillic": " Cyrillic"}
"""Each set of letters is a family of its own: what sets documents does not choose by letters."""

FACES = (
    *(("Source Serif 4", "source-serif-4", one, "400", "normal") for one in _LETTERS),
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
            f"@font-face {{ font-family: '{family}{_LETTERS[letters]}'; font-weight: {weight}; "
            f"font-style: {style}; src: url(data:font/woff2;base64,{held}) }}"
        )
    return "\n".join(faces)
