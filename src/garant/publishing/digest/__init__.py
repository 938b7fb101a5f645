"""Changes told for people: the line of a feed, and a digest that is ready to be mailed."""

from garant.publishing.digest.message import Digest, digest_message
from garant.publishing.digest.wording import ToldChange, tell_change

__all__ = ["Digest", "ToldChange", "digest_message", "tell_change"]
