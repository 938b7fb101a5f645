"""Write `letters.json`: what SQLite's full-text tokenizer takes for a letter, and how it folds it.

Run by hand: `python -m garant.ledger.generate_letters`. The table is carried along, so that a
ledger on PostgreSQL is searched by the same words whatever SQLite stands beside it; SQLite 3.40.1,
3.51.1 and 3.54.1 all give this one.

References:
    SQLite, *FTS5*, "Unicode61 Tokenizer".
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

CODES = [code for code in range(1, 0x110000) if not 0xD800 <= code <= 0xDFFF]
"""Every character that a database can hold."""


def fold_all() -> dict[int, str]:
    """What becomes of each character between two letters: nothing, a space, or a folded one."""
    folded = {}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='unicode61 remove_diacritics 2')"
        )
        connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")
        connection.executemany(
            "INSERT INTO t(rowid, x) VALUES (?, ?)", ((code, f"a{chr(code)}b") for code in CODES)
        )
        found: dict[int, list[str]] = {code: [] for code in CODES}
        for code, word in connection.execute("SELECT doc, term FROM v ORDER BY doc, offset"):
            found[code].append(word)
    for code, words in found.items():
        folded[code] = " " if words == ["a", "b"] else words[0][1:-1]
    return folded


def ranges(codes: Iterable[int]) -> list[list[int]]:
    """Rising numbers as first and last of each unbroken row."""
    rows: list[list[int]] = []
    for code in codes:
        if rows and rows[-1][1] == code - 1:
            rows[-1][1] = code
        else:
            rows.append([code, code])
    return rows


def main() -> None:
    """Write the file beside this module."""
    folded = fold_all()
    letters = [code for code, letter in folded.items() if letter not in ("", " ")]
    changed = [code for code in letters if folded[code] != chr(code)]
    table = {
        "letters": ranges(letters),
        "marks": "".join(chr(code) for code, letter in folded.items() if not letter),
        "from": "".join(map(chr, changed)),
        "to": "".join(folded[code] for code in changed),
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in table.items())
    Path(__file__).with_name("letters.json").write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
