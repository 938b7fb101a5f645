import threading
import time

import pytest

from garant.answers import Memory
from garant.answers.memory import weight_of


def test_a_value_is_worked_out_once():
    memory, made = Memory(), []

    def make():
        made.append(1)
        return {"a": 1}

    assert memory.get("key", make) is memory.get("key", make)
    assert [1] == made


def test_what_many_ask_for_at_once_is_worked_out_once():
    memory, made = Memory(), []
    gate = threading.Barrier(50)

    def make():
        made.append(1)
        time.sleep(0.05)
        return "worth"

    found = []

    def ask():
        gate.wait()
        found.append(memory.get("key", make))

    threads = [threading.Thread(target=ask) for _ in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert (50, {"worth"}, 1) == (len(found), set(found), len(made))


def test_other_keys_do_not_wait():
    memory = Memory()
    inside, go_on = threading.Event(), threading.Event()

    def slow():
        inside.set()
        go_on.wait(5)
        return "slow"

    thread = threading.Thread(target=memory.get, args=("slow", slow))
    thread.start()
    inside.wait(5)

    assert "quick" == memory.get("quick", lambda: "quick")
    go_on.set()
    thread.join()
    assert "slow" == memory.at_hand("slow")


def test_what_cannot_be_worked_out_is_told_to_all_and_not_kept():
    memory = Memory()

    def fail():
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        memory.get("key", fail)
    assert "key" not in memory
    assert 1 == memory.get("key", lambda: 1)


def test_what_was_not_asked_for_longest_goes_first():
    memory = Memory(most_bytes=100)
    for key in "abc":
        memory.get(key, lambda: 1, lambda _: 30)
    memory.get("a", lambda: "new", lambda _: 30)
    memory.get("d", lambda: "d", lambda _: 30)

    assert "b" not in memory
    assert all(key in memory for key in "acd")
    assert 90 == memory.bytes


def test_what_would_push_out_half_of_all_is_not_kept():
    memory = Memory(most_bytes=100)
    memory.get("small", lambda: 1, lambda _: 10)
    memory.get("large", lambda: 1, lambda _: 60)

    assert ("small" in memory, "large" in memory, 10) == (True, False, memory.bytes)


def test_it_never_holds_more_than_it_may():
    memory = Memory(most_bytes=10_000)
    for number in range(500):
        memory.get(number, lambda: "x" * 400)

    assert 10_000 >= memory.bytes
    assert 15 < len(memory) < 25


def test_what_is_forgotten_is_worked_out_anew():
    memory = Memory()
    memory.get("key", lambda: 1)
    memory.forget("key")

    assert (0, 2) == (memory.bytes, memory.get("key", lambda: 2))


def test_the_weight_of_a_record_grows_with_what_is_in_it():
    small, large = {"a": ["b"]}, {"a": ["b" * 100] * 50}

    assert weight_of(large) > weight_of(small) + 5_000
