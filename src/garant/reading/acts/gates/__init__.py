"""What has the words of an act and is none: battles, history, home affairs, manners of speaking.

Each gate is a question about what a clause has made; `is_earned` asks them in order.
"""

from garant.reading.acts.gates.earning import FRAMEWORK, is_earned
from garant.reading.acts.gates.made import Made
from garant.reading.acts.gates.passing import is_passing

__all__ = ["FRAMEWORK", "Made", "is_earned", "is_passing"]
