"""Reading: documents in, statements and acts out."""

from typing import TYPE_CHECKING

from garant.reading.make import make_of_reader

if TYPE_CHECKING:
    from garant.reading.reader import languages, make_reader

__all__ = ["languages", "make_of_reader", "make_reader"]


def __getattr__(name: str) -> object:
    # The reader pulls in words and schemas; commands that only show things must not pay for them.
    if name in __all__:
        from garant.reading import reader

        return getattr(reader, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
