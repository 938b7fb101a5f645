"""The command line: it asks, shows and hands over, and decides nothing."""

from garant.cli.app import main

__all__ = ["main"]
