"""Walking at a terminal, also where somebody else decides at the same time."""

import fcntl
import io
import os
import pty
import select
import subprocess
import sys
import termios

from cli.judging.commands import standings

from garant.cli.walking import Walk
from garant.ledger import Asked
from garant.ledger.deciding import waiting
from garant.model import Verdict
from garant.ontology import load_ontology

MAIN = "from garant.cli import main; main()"


class Pressed:
    """A terminal at which these keys are pressed; a text after c or r is typed as a line."""

    is_terminal = True

    def __init__(self, *pressed):
        self.pressed = iter(pressed)

    def forget(self):
        pass

    def letter(self):
        each = next(self.pressed, "")
        return each() or self.letter() if callable(each) else each

    def line(self, asked):
        return next(self.pressed, None)


def walk(ledger, *pressed, **options):
    screen = io.StringIO()
    found = options.pop("keys", None) or waiting(ledger, Asked(**options))
    Walk(
        ledger,
        found,
        who="Anna",
        screen=screen,
        keyboard=Pressed(*pressed),
        ontology=load_ontology,
        on_decision=lambda decision: None,
    ).go()
    return screen.getvalue()


def test_a_mistake_at_a_terminal_is_told_and_asked_again(ledger, keys, capsys):
    shown = walk(ledger, "x", "c", "firmness=redy", "c", "", "c", None, "r", None, "?", "a", "q")

    assert "accepted" == standings(ledger, keys)["PRT"]
    assert 1 == shown.count(f"act {keys['PRT'][:8]}")
    told = capsys.readouterr().err
    assert "'x' is none of the letters" in told
    assert "did you mean ready?" in told


def test_what_somebody_else_decides_meanwhile_is_told_and_both_stay(ledger, keys, capsys):
    def boris():
        ledger.review(keys["PRT"], Verdict.REJECT, who="Boris", why="no")

    walk(ledger, boris, "a", "q")

    assert "meanwhile Boris had rejected it on" in capsys.readouterr().err
    assert ["Boris", "Anna"] == [one.who for one in ledger.reviews(keys["PRT"])]
    assert "accepted" == standings(ledger, keys)["PRT"]


def test_taking_back_leaves_what_somebody_else_decided_since(ledger, keys):
    def boris():
        ledger.review(keys["PRT"], Verdict.REJECT, who="Boris")

    walk(ledger, "a", boris, "u", "q")

    assert "rejected" == standings(ledger, keys)["PRT"]
    assert [True, False, False] == [one.undone for one in ledger.reviews(keys["PRT"])]


def test_what_somebody_else_decided_in_line_is_passed_over(ledger, keys, capsys):
    order = waiting(ledger, Asked())

    def boris():
        ledger.review(order[1], Verdict.REJECT, who="Boris")

    shown = walk(ledger, boris, "a", "q")

    assert f"{order[1][:8]}: Boris decided it meanwhile: reject; passed over" in (
        capsys.readouterr().err
    )
    assert f"act {order[1][:8]}" not in shown


def test_the_end_of_the_walk_offers_to_take_the_last_decision_back(ledger, keys):
    shown = walk(ledger, "a", "u", "r", "no", "q", party="ESP")

    assert "nothing more waits; u takes back the last decision" in shown
    assert "rejected" == standings(ledger, keys)["ESP"]


def test_a_walk_at_a_real_terminal_ends_cleanly_on_control_c_and_d(ledger, keys, tmp_path):
    for ending, code in (("\x03", 130), ("\x04", 0), ("q", 0)):
        main, terminal = pty.openpty()
        process = subprocess.Popen(
            [sys.executable, "-c", MAIN, "review", "--party", "NOR"],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env=os.environ | {"TERM": "xterm", "COLUMNS": "100"},
            cwd=tmp_path,
            start_new_session=True,
            preexec_fn=take_terminal,
        )
        os.close(terminal)
        seen = read_until(main, b"? help")
        os.write(main, b"\x1b[A\x1bOAs")  # two arrows up are no answer
        seen += read_until(main, b"? help")
        os.write(main, ending.encode())
        seen += read_until(main, b"left\r\n" if code == 0 else b"interrupted")

        assert code == process.wait(30), seen
        assert b"recorded nothing; 2 left" in seen
        assert b"Traceback" not in seen
        os.close(main)


def take_terminal():
    """Make standard input the terminal that Ctrl-C at it interrupts this process."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def read_until(main, sign):
    seen = b""
    while sign not in seen:
        assert select.select([main], [], [], 60)[0], seen
        try:
            seen += os.read(main, 4096)
        except OSError:  # the other end is closed
            break
    return seen
