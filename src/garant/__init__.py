"""Garant reads reporting about security guarantees into a sourced record."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from garant.library import Ledger, read

__version__ = "0.1.0"

__all__ = ["Ledger", "__version__", "read"]


def __getattr__(name: str) -> object:
    # A command must not wait for what notebooks use, nor a notebook for a pipeline it does not use.
    if name in ("Ledger", "read"):
        from garant import library

        return getattr(library, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
