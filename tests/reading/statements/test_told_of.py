"""Who "he" is after somebody was only told of, in a clause or inside a quotation."""

import pytest

from garant.library import read

TOLD = [
    (
        "Costa warned of a rift with Washington, after reports suggesting that Donald Trump would "
        "make a deal.\n\nHe said that Portugal needed time.",
        "Costa",
    ),
    (
        "Portuguese Prime Minister António Costa spoke in Lisbon on Monday.\n\n"
        '"There was a report from Defence Minister Nuno Melo on the frigates," he said.',
        "Costa",
    ),
]


@pytest.mark.parametrize(("text", "person"), TOLD)
def test_he_is_who_acts_and_not_who_is_told_of(tmp_path, text, person):
    path = tmp_path / "news.txt"
    path.write_text("Portugal and the force\n\n" + text, encoding="utf-8")

    (reading,) = read(str(path))

    assert reading.statements[-1].speaker.person == person
