"""Looking at a page: its parts by what marks them, and their words without the signs."""

from lxml import html


def tree_of(answer):
    """The page that was answered."""
    assert 200 == answer.status_code, answer.text
    return html.fromstring(answer.text)


def words_of(element):
    """What an element says, its blanks put together."""
    return " ".join(element.text_content().split())


def found(tree, path):
    """The words of every element that a path leads to."""
    return [words_of(each) for each in tree.xpath(path)]


def row_of(tree, need):
    """The cells of the board in the row of a need, by the party they name."""
    (head,) = tree.xpath(f"//table[@class='board']//th[@scope='row'][contains(., '{need}')]")
    cells = head.xpath("following-sibling::td[a]")
    return {words_of(cell.xpath(".//*[@class='who']")[0]): cell for cell in cells}
