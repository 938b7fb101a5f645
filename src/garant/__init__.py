"""Garant reads reporting about security guarantees into a sourced record."""

__version__ = "0.1.0"
