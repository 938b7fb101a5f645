"""Records readings in a process of its own, to be ended at any moment; tells of each that is safe.

    python writer.py URL READINGS [SIZE [ORDER]]

READINGS is a file with a make of reader and its readings, pickled; SIZE is how many go into one
transaction; ORDER shuffles them. Once the ledger is open it writes `open`; after each transaction,
a line for each document that is then safe: its key, and how many seconds the transaction took.
"""

import logging
import pickle
import random
import sys
import time
from pathlib import Path

from garant.errors import GarantError
from garant.ledger import Ledger


def write(url, path, size="3", order=""):
    run, readings = pickle.loads(Path(path).read_bytes())
    if order:
        random.Random(order).shuffle(readings)
    with Ledger.open(url) as ledger:
        sys.stdout.write("open\n")
        sys.stdout.flush()
        for start in range(0, len(readings), int(size)):
            began = time.perf_counter()
            recorded = ledger.record(readings[start : start + int(size)], run)
            took = time.perf_counter() - began
            sys.stdout.write("".join(f"{one.document} {took:.6f}\n" for one in recorded))
            sys.stdout.flush()


if __name__ == "__main__":
    # What a library logs of a lost connection is no word to the user.
    logging.getLogger("psycopg").addHandler(logging.NullHandler())
    try:
        write(*sys.argv[1:])
    except GarantError as error:
        sys.exit(f"garant: {error}")
