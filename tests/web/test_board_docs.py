"""The page on the board has every sign and parameter that there is."""

import inspect
import re
from pathlib import Path

from garant.model import Condition, Firmness, Footing, Reach, Standing
from garant.web.pages.board import board_page

PAGE = (Path(__file__).parents[2] / "docs" / "board.md").read_text("utf-8")
SIGNS = (Path(inspect.getfile(board_page)).parents[1] / "templates" / "signs.svg").read_text(
    "utf-8"
)


def test_every_sign_of_the_board_is_told_and_drawn():
    codes = [code.value for codes in (Firmness, Condition, Standing) for code in codes]
    reaches = {code.value for codes in (Footing, Reach) for code in codes}
    drawn = set(re.findall(r'<symbol id="s-([^"]+)"', SIGNS))

    assert [] == [code for code in [*codes, *reaches] if f"`{code}`" not in PAGE]
    assert set() == {*codes, *reaches} - drawn


def test_every_parameter_of_the_board_is_told():
    names = set(inspect.signature(board_page).parameters) - {"request", "language", "opened"}

    assert [] == [name for name in (*names, "open") if f"`{name}" not in PAGE]
