"""The frame: what a document says about itself, and which of its lines belong to the page.

The door is `frame`.
"""

from garant.reading.frame.build import frame

__all__ = ["frame"]
