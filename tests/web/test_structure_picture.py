from itertools import combinations

import pytest
from assessment.made import need, pact

from garant.model import AtLeast
from garant.ontology import load_pact, pact_names
from garant.publishing import view_pact
from garant.web.pictures import draw_structure


def picture(*needs, **more):
    return draw_structure(view_pact(pact(*needs, **more)), "en")


def many(count):
    return [need(name=f"need_{number}", pillar=f"pillar_{number % 5}") for number in range(count)]


def overlap(one, other):
    return (
        one.x < other.right
        and other.x < one.right
        and one.y < other.y + other.height
        and other.y < one.y + one.height
    )


@pytest.mark.parametrize("name", pact_names())
@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_box_lies_over_another(name, language):
    drawn = draw_structure(view_pact(load_pact(name)), language)

    assert [] == [pair for pair in combinations(drawn.boxes, 2) if overlap(*pair)]
    assert all(
        box.right <= drawn.width and box.y + box.height <= drawn.height for box in drawn.boxes
    )


def test_many_needs_make_it_longer_and_no_wider():
    few, more = picture(*many(10)), picture(*many(60))

    assert few.width == more.width
    assert 60 == sum(box.kind == "need" for box in more.boxes)
    assert [] == [pair for pair in combinations(more.boxes, 2) if overlap(*pair)]


def test_what_no_logic_reaches_is_drawn_apart():
    drawn = picture(
        need(pillar="force"), need("backstop", pillar="cover"), logic=AtLeast(1, ("force",))
    )

    assert {"cover", "backstop"} == {box.part for box in drawn.boxes if box.apart}
    assert drawn.apart_y


def test_what_is_named_twice_is_drawn_once():
    drawn = picture(
        need(pillar="force"),
        need("backstop", pillar="cover"),
        logic=AtLeast(2, ("force", AtLeast(1, ("cover", "ground_troops")))),
    )

    assert ["ground_troops"] == [box.part for box in drawn.boxes if box.kind == "again"]
    assert 1 == sum(box.part == "ground_troops" and box.kind == "need" for box in drawn.boxes)


def test_each_lean_is_an_arrow():
    drawn = picture(
        need(pillar="force"), need("backstop", pillar="cover"), leans=("force on cover",)
    )

    assert [("force", "cover")] == [(lean.what, lean.on) for lean in drawn.leans]


def test_a_label_too_long_for_its_box_is_cut_with_a_sign():
    label = (("en", "word " * 60),)
    one = need(pillar="force")
    drawn = draw_structure(
        view_pact(pact(type(one)(one.name, one.pillar, one.capability, label))), "en"
    )
    (box,) = [box for box in drawn.boxes if box.kind == "need"]

    assert 3 == len(box.label)
    assert box.label[-1].endswith("…")
