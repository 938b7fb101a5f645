"""Which of several subjects in the tree is a verb's own."""

from garant.reading.acts.tree import Tree


def of_its_own(syntax: Tree, i: int, found: list[int]) -> list[int]:
    """The subject among several: "Not without misgivings will Berlin send" has one.

    A semicolon parts clauses: "Hungary is against; Slovakia will let convoys through".
    """
    parse, finite = syntax.parse, syntax.finite(i)
    near = [j for j in found if ";" not in parse.lower[min(i, j) : max(i, j)]]
    if not syntax.grammar["denier"] or len(near) == 1:
        return near or found
    turned = [j for j in found if finite is not None and finite < j < i]
    return turned or [j for j in found if all(parse.deps[k] != "case" for k in parse.children[j])]
