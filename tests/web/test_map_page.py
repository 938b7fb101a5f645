import re
from html import unescape

import pytest
from told import RUN, Told, reading

from garant.model import Kind
from garant.ontology import load_ontology
from garant.web.geometry import load_map
from garant.web.geometry import shapes as module
from garant.web.pages.mapping import usual_view


def page(client, query="", language="en", status=200):
    answer = client.get(f"/{language}/map{query}")

    assert status == answer.status_code, answer.text[:500]
    return unescape(answer.text)


def outline(path):
    """The rings of a path, as lists of points."""
    rings = []
    for part in path.split("M")[1:]:
        numbers = [int(each) for each in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring = [(x, y)]
        for x_step, y_step in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + x_step, y + y_step
            ring.append((x, y))
        rings.append(ring)
    return rings


def holds(path, point):
    x, y = point
    is_in = False
    for ring in outline(path):
        for place, (x2, y2) in enumerate(ring):
            x1, y1 = ring[place - 1]
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                is_in = not is_in
    return is_in


@pytest.mark.parametrize("view", ["europe", "world"])
def test_every_sign_stands_inside_its_state_and_no_outline_leaves_the_picture(view):
    shape = load_map(view)

    assert set(shape.paths) == set(shape.points)
    for code, path in shape.paths.items():
        assert holds(path, shape.points[code]) or len(outline(path)[0]) < 8, code
        for ring in outline(path):
            assert all(-20 <= x <= shape.width + 20 for x, _ in ring), code
            assert all(-20 <= y <= shape.height + 20 for _, y in ring), code


@pytest.mark.parametrize("view", ["europe", "world"])
def test_crimea_is_drawn_with_ukraine(view):
    from garant.web.geometry.generate_map import EUROPE, WORLD

    place = {"europe": EUROPE, "world": WORLD}[view].place(34.3, 45.3)
    shape = load_map(view)

    assert holds(shape.paths["UKR"], place)
    assert not holds(shape.paths["RUS"], place)


def test_the_states_of_the_coalition_have_shapes():
    coalition = (
        "AUS AUT BEL BGR CAN CHE CYP CZE DEU DNK ESP EST FIN FRA GBR GRC HRV HUN IRL ISL ITA"
    )
    coalition += " JPN LTU LUX LVA NLD NOR NZL POL PRT ROU SVN SWE TUR UKR USA"

    assert set() == set(coalition.split()) - set(load_map("world").paths)
    assert set(load_map("world").paths) & set(load_ontology().parties)


def test_the_shapes_are_small():
    assert (module.Path(module.__file__).with_name("map.json")).stat().st_size <= 100_000


@pytest.mark.parametrize("language", ["fr", "en"])
def test_who_stands_where_is_drawn_and_told(client, language):
    text = page(client, "?as_of=2026-03-31&capability=ground_troops", language)

    assert 2 == text[text.index('<g class="stands">') : text.index('<g class="signs"')].count("<a ")
    assert "La France est prête à envoyer" in text
    assert 'class="excluded" d="M' in text


def test_a_shape_says_its_party_and_rung(client):
    text = page(client, "?as_of=2026-03-31&capability=ground+troops")

    assert "<title>France: ready (a ceasefire)</title>" in text
    assert "<title>Germany: excluded</title>" in text


def test_what_is_said_without_offering_has_a_sign_of_its_own(client):
    assert "<title>Russia: opposes</title>" in page(client, "?capability=ground_troops")


def test_who_opposes_only_what_the_adversary_claims_is_not_drawn_as_opposing(client, web_ledger):
    claim = "La Russie n'a pas de veto sur les troupes, a dit Tallinn."
    told = [
        Told("Helsinki est prête à envoyer des soldats.", "FIN", target="UKR"),
        Told(claim, "EST", Kind.OPPOSE, None, target="RUS"),
    ]
    web_ledger.record([reading("mai.txt", "2026-05-01", *told)], RUN)

    text = page(client, "?capability=ground_troops")

    assert "Russia: opposes" in text
    assert "Estonia" not in text


def test_who_is_not_on_the_map_stands_beside_it(client, web_ledger):
    told = [
        Told("Washington enverra des soldats.", "USA", target="UKR"),
        Told("L'OTAN enverra des soldats.", "NATO", target="UKR"),
    ]
    web_ledger.record([reading("mai.txt", "2026-05-01", *told)], RUN)

    assert ["NATO", "United States"] == sorted(beside(page(client, "?view=europe")))
    assert ["NATO"] == beside(page(client, "?view=world"))


def beside(text):
    return re.findall(r'<li><a href="[^"]*">([^<]*)</a>', text[text.index("Not on this map") :])


def test_a_view_is_chosen_by_whom_it_is_about(client):
    assert ["europe", "world", "world", "world"] == [
        usual_view(code) for code in ("UKR", "HTI", "PSE", "NATO")
    ]


def test_nobody_heard_is_said(client):
    assert "No party has been heard on this." in page(client, "?capability=sanctions")


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("capability=nothing", 400),
        ("capability=police", 400),
        ("pact=nowhere", 400),
        ("as_of=soon", 400),
        ("view=moon", 422),
    ],
)
def test_a_mistake_is_a_page_with_a_sentence(client, query, status):
    assert 'class="trouble"' in page(client, f"?{query}", status=status)
