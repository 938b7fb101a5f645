"""What frames and reads in a reading process of the tests; imported there by name."""

import os
import time

from stand_ins import frame_as_text

from garant.errors import InputError
from garant.model import Reading


def open_tools(language, pipeline, extra_parties):
    return framed, read


def framed(source):
    if "refused" in source.text:
        raise InputError(source.id, "it is bad", "make it good")
    return frame_as_text(source)


def read(documents):
    for document in documents:
        if "slow" in document.text:
            time.sleep(60)
        if "fatal" in document.text:
            os._exit(9)
        if "greedy" in document.text:
            held = bytearray(1 << 30)
            held[::4096] = b"x" * len(held[::4096])
        if "broken" in document.text:
            raise ZeroDivisionError("by\nnothing")
        yield Reading(document)


def open_nothing(language, pipeline, extra_parties):
    raise InputError("pipeline", "is missing", "install it")
