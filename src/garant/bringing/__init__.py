"""Bringing in what people have already: tables kept by hand, and annotations made elsewhere.

Everything goes into the ledger as decisions of persons, with their sources; what does not fit is
told with its place and kept out.
"""

from garant.bringing.brought import Brought, Thing
from garant.bringing.mapping import Mapping, load_mapping
from garant.bringing.reading_in import bring

__all__ = ["Brought", "Mapping", "Thing", "bring", "load_mapping"]
