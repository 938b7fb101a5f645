"""The shapes of states for the map: what is drawn from, and how it was made."""

from garant.web.geometry.shapes import MapView, load_map

__all__ = ["MapView", "load_map"]
