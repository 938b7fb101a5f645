"""Pictures that the server draws: where their parts stand, in numbers; templates write the SVG."""

from garant.web.pictures.structure import Box, Lean, Picture, draw_structure

__all__ = ["Box", "Lean", "Picture", "draw_structure"]
