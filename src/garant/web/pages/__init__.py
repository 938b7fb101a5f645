"""The pages, one module each; each has a router, and `every` gathers them all."""

from garant.web.pages.every import pages, public_pages

__all__ = ["pages", "public_pages"]
