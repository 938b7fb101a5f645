"""What communiqués say: leaders that sign in their first line, resolve that does not waver."""

import pytest

PAPER = {"title": "Moldova: the security guarantees", "date": "2026-02-06"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Sweden will provide guarantees for Moldova in the context of a peace deal.",
            "commit SWE > MDA guarantee",
        ),
        ("Sweden must not waver in its support for Moldova.", "commit SWE > MDA guarantee"),
        (
            '"Russia cannot have a veto over the force in Moldova," Macron said.',
            "oppose FRA > RUS ground_troops",
        ),
        (
            '"Russia cannot be given a veto over the force in Moldova," Macron said.',
            "oppose FRA > RUS ground_troops",
        ),
        (
            "Statement by President Karis and Prime Minister Tusk on peace for Moldova.\n\n"
            "Leaders committed to provide military support to Moldova.",
            "commit EST POL > MDA armed_forces",
        ),
    ],
)
def test_what_communiques_promise_and_object_to(told, text, expected):
    assert [expected] == told(text, "en", targets=True, **PAPER)


@pytest.mark.parametrize(
    "text",
    [
        '"It is not about continuing the support for Moldova," Macron said.',
        "Leaders committed to provide military support to Moldova.",
        "Sweden will provide an update on Moldova in the context of a wider report.",
    ],
)
def test_what_is_only_spoken_about_is_none(told, text):
    assert [] == told(text, "en", **PAPER)
