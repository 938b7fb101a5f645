"""How deep operations on diagrams may call themselves."""

import sys


def allow_depth(levels: int) -> None:
    """Let operations on diagrams go as deep as there are levels.

    They call themselves at most twice a level. The limit is only ever raised: lowering it again
    could strike another thread in the middle of such an operation.
    """
    needed = 1_000 + 4 * levels
    if needed > sys.getrecursionlimit():
        sys.setrecursionlimit(needed)
