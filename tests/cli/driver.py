"""Runs the command line in a process of its own, with the fake reader made slow."""

import sys
import time
from types import ModuleType

from stand_ins import fake_reader, frame_as_text

import garant.reading
from garant.cli import main


def slow_reader(documents):
    for reading in fake_reader(documents):
        time.sleep(0.01)
        yield reading


def make_slow_reader(**options):
    return slow_reader


frames = ModuleType("garant.reading.frame")
frames.frame = frame_as_text
sys.modules["garant.reading.frame"] = frames
garant.reading.make_reader = make_slow_reader

if __name__ == "__main__":
    main()
