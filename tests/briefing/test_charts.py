"""Charts: what stands in a picture stands in its table, and nothing leaves the picture."""

from dataclasses import replace

import pytest
from lxml import etree

from garant.answers import charts_of
from garant.publishing import board_chart, chart_svg, cover_chart, load_labels
from garant.publishing.charts import chart_png
from garant.publishing.charts.shapes import Box, Dot, Line, Words, tile


@pytest.fixture(scope="module")
def board(answers):
    return answers.board(answers.question("ukraine", "2026-08-24"))


@pytest.fixture(scope="module", params=["fr", "en"])
def charts(request, answers):
    """Every chart of a guarantee, in a language."""
    return charts_of(answers, answers.question("ukraine", "2026-08-24"), language=request.param)


def spans(shape):
    """From where to where a shape reaches, across and down."""
    if isinstance(shape, Box):
        return (shape.x, shape.x + shape.width), (shape.y, shape.y + shape.height)
    if isinstance(shape, Line):
        return (shape.x1, shape.x2), (shape.y1, shape.y2)
    if isinstance(shape, Dot):
        x, y, radius = shape.x, shape.y, shape.radius
        return (x - radius, x + radius), (y - radius, y + radius)
    # About a letter of the widest type that a page may be shown in.
    width = 0.58 * shape.size * len(shape.text)
    left = {"start": shape.x, "middle": shape.x - width / 2, "end": shape.x - width}[shape.anchor]
    return (left, left + width), (shape.y - shape.size, shape.y)


def test_there_are_the_board_the_covers_and_who_moved_most(charts):
    names = [chart.name for chart in charts]

    assert ["board", "cover"] == names[:2]
    assert all(name.startswith("steps-") for name in names[2:])
    assert len(names) == len(set(names)) == 4


def test_nothing_leaves_the_picture(charts):
    for chart in charts:
        for shape in chart.shapes:
            across, down = spans(shape)
            slack = 12 if isinstance(shape, Words) else 0
            assert -slack <= min(across), (chart.name, shape)
            assert max(across) <= chart.width + slack, (chart.name, shape)
            assert min(down) >= 0, (chart.name, shape)
            assert max(down) <= chart.height, (chart.name, shape)


def test_a_chart_is_told_in_words_and_in_figures(charts):
    for chart in charts:
        assert chart.title
        assert chart.told.endswith(".")
        assert chart.rows
        assert {len(chart.columns)} == {len(row) for row in chart.rows}


def test_the_table_of_the_board_has_every_offer(board, answers):
    labels = load_labels("fr", answers.ontology)
    chart = board_chart(board, labels)

    offers = sum(len(need["offers"]) + len(need["collectives"]) for need in board["needs"])
    lacking = sum(not (need["offers"] or need["collectives"]) for need in board["needs"])
    assert offers + lacking == len(chart.rows)


def test_covers_are_counted_as_the_board_has_them(board, answers):
    chart = cover_chart(board, load_labels("en", answers.ontology))

    for need, row in zip(board["needs"], chart.rows, strict=True):
        held = [*need["offers"], *need["collectives"]]
        assert len(held) == sum(map(int, row[1:]))
        assert str(sum(offer["footing"] == "firm" for offer in held)) == row[1]


def test_footings_are_told_apart_without_their_colour():
    names = ("firm", "conditional", "signalled", "unclear", "refused")
    drawn = [tuple(replace_ink(one) for one in tile(name, 0, 0, 15)) for name in names]

    assert len(names) == len(set(drawn))


def replace_ink(shape):
    """A shape in black and white."""
    if isinstance(shape, Line):
        return replace(shape, colour="w" if shape.colour == "#ffffff" else "b")
    ink = {"#ffffff": "w", "": ""}
    return replace(shape, fill=ink.get(shape.fill, "b"), edge=ink.get(shape.edge, "b"))


def test_svg_is_sound_and_names_what_it_shows(charts):
    for chart in charts:
        picture = etree.fromstring(chart_svg(chart, marker="a-"))
        ids = picture.get("aria-labelledby").split()
        told = {one.get("id"): one.text for one in picture if one.get("id")}
        assert [chart.title, chart.told] == [told[one] for one in ids]


def test_a_hostile_name_stays_a_text(charts):
    bad = '"><script>alert(1)</script>&'
    chart = replace(charts[0], title=bad, told=bad, shapes=(Words(0, 10, bad),), name="x")
    picture = etree.fromstring(chart_svg(chart))

    assert [] == picture.xpath("//*[local-name()='script']")
    assert bad == picture.xpath("string(//*[local-name()='text'])")


def test_the_same_chart_is_the_same_picture(charts):
    for chart in charts[:2]:
        painted = chart_png(chart)
        assert painted == chart_png(chart)
        assert painted.startswith(b"\x89PNG")
