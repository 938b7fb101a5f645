"""What is counted where the count heads the phrase: "plus de trente dirigeants"."""

from garant.reading.parse import Parse


def counted_in(parse: Parse, grammar: dict[str, frozenset[str]], head: int) -> int:
    """The noun under an adverb of number, else the head itself.

    Reads "dirigeants" in "plus de trente dirigeants se sont réunis"; "plus" alone stays.
    """
    if parse.pos[head] != "ADV":
        return head
    return next(
        (
            k
            for k in parse.children[head]
            if k > head
            and parse.pos[k] in ("NOUN", "PROPN")
            and any(parse.lower[c] in grammar["possessor"] for c in parse.children[k])
        ),
        head,
    )
