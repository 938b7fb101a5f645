"""Doings that a sentence names and nobody does, and what hangs on a verb of an official paper."""

import pytest

ON_MOLDOVA = "Statement on Moldova"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hungary has shown no enthusiasm for sending weapons to Ukraine.", "refuse HUN arms"),
        ("Russia shows no inclination to negotiate with Ukraine.", "refuse RUS peace_deal"),
        ("Poland lacks the will to send soldiers to Ukraine.", "refuse POL ground_troops"),
        ("Denmark has little desire to send soldiers to Ukraine.", "refuse DNK ground_troops"),
        ("No doubt France will send soldiers to Ukraine.", "commit FRA ground_troops"),
        ("There is no doubt that France will send soldiers to Haiti.", "commit FRA ground_troops"),
    ],
)
def test_a_will_there_is_none_of_is_a_refusal(told, text, expected):
    assert [expected] == told(text, "en")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russia has shown no interest in being willing to end this war in Ukraine.", "en"),
        ("There is no sign that Russia is ready to negotiate with Ukraine.", "en"),
        ("We have not seen Turkey send soldiers to Ukraine.", "en"),
        ("Nobody knows under what circumstances France could send soldiers to Ukraine.", "en"),
        ("When it comes to training soldiers, Ukraine is not alone.", "en"),
        (
            "France will not be engaged there, either by sending soldiers to Ukraine or by air.",
            "en",
        ),
        ("Moscou n'a montré aucune volonté de négocier avec l'Ukraine.", "fr"),
        ("Rien n'indique que la Russie soit prête à négocier avec l'Ukraine.", "fr"),
        ("La Hongrie n'a montré aucun enthousiasme à envoyer des armes à l'Ukraine.", "fr"),
        ("Pour Moscou, la présence de soldats grecs en Ukraine ruinerait les pourparlers.", "fr"),
        ("L'envoi de gendarmes italiens en Ukraine serait pour Téhéran une provocation.", "fr"),
        ("La Turquie partage une mer avec l'Ukraine.", "fr"),
        ("She will not send observers to Ukraine, according to the UN.", "en"),
        ("La Norvège reste sur la touche en Ukraine.", "fr"),
        ("The deployment of Greek troops in Ukraine would wreck the talks.", "en"),
        ("Malta, which wrote the plan for the force in Ukraine, would rather forget it.", "en"),
        ("Seoul would wait until its last tank had left Ukraine.", "en"),
    ],
)
def test_what_nobody_does_is_no_offer(told, text, language):
    assert not [act for act in told(text, language) if act.startswith("commit")]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le déploiement de 300 soldats belges en Ukraine commencera en mai.",
            "fr",
            ["commit BEL ground_troops"],
        ),
        (
            "The deployment of 300 Belgian soldiers to Ukraine will start in May.",
            "en",
            ["commit BEL ground_troops"],
        ),
    ],
)
def test_a_doing_that_begins_or_lasts_is_done(told, text, language, expected):
    assert expected == told(text, language)


def test_an_official_paper_gives_what_hangs_on_its_verb(told):
    """What stands in a clause of its own further on is not what is given."""
    text = (
        "We will deepen our joint work with Moldova to undermine the ability of its neighbours to "
        "expand their defence industry. We will send generators to Moldova."
    )
    assert ["commit FRA humanitarian"] == told(text, "en", title=ON_MOLDOVA, publisher="Élysée")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We are building on the outcomes of the conference on arms for Moldova.", []),
        ("We are trying to defend Moldova against an invasion.", []),
        ("We have organised a coalition of fifty countries for Moldova.", []),
        ("We will build an ammunition factory in Moldova.", ["commit FRA industry"]),
        ("We continue to support investigations into the crimes in Moldova.", []),
        ("We continue to support the people of Moldova.", ["commit FRA guarantee"]),
        (
            "We will continue our support for the energy grid of Moldova.",
            ["commit FRA humanitarian"],
        ),
        ("We are exploring macroeconomic support for Moldova.", ["commit FRA funding"]),
        ("Russia must withdraw its soldiers from Moldova.", ["request FRA ceasefire"]),
    ],
)
def test_official_prose_gives_by_more_than_a_manner_of_speaking(told, text, expected):
    opening = "France and Moldova are friends. Moldova was attacked by Russia last year. "
    assert expected == told(opening + text, "en", title=ON_MOLDOVA, publisher="Élysée")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norway wants to leave its trainers in Ukraine.", "en", "commit NOR training"),
        ("The Dutch have radars in Ukraine and will leave them there.", "en", None),
        ("Norway will leave the mission in Kosovo.", "en", "refuse NOR ground_troops"),
        (
            "Japan announced aid of 9 million dollars for the peacekeepers in Ukraine.",
            "en",
            "commit JPN funding",
        ),
        (
            "Le Japon a annoncé une aide de 9 millions de dollars aux Casques bleus en Ukraine.",
            "fr",
            "commit JPN funding",
        ),
    ],
)
def test_what_stays_goes_on_and_a_sum_for_a_force_is_money(told, text, language, expected):
    found = told(text, language)

    assert not [act for act in found if act.startswith("refuse") and act != expected]
    assert expected is None or [expected] == found


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La France maintiendrait, à la demande des autorités ukrainiennes, ses soldats.", "fr"),
        ("At the request of the Ukrainian authorities, France will keep its soldiers.", "en"),
    ],
)
def test_what_is_done_at_a_request_asks_for_nothing(told, text, language):
    assert ["commit FRA ground_troops"] == told(text, language)


def test_who_only_wrote_a_plan_does_not_offer_it(told):
    text = "The United States, which drafted the plan for a force in Ukraine, will not reopen it."

    assert not [act for act in told(text, "en") if act.startswith("commit")]
