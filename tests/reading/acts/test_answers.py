"""Acts told by an answer, or by likeness to the act before."""

import pytest

HEAD = {
    "en": "Officials met in Vienna to discuss the security guarantees for Moldova.\n",
    "fr": "Les alliés préparent les garanties de sécurité de la Moldavie.\n",
}

ANSWERED = [
    ("en", "Norway will send soldiers. Two frigates:", ["commit NOR ground_troops"]),
    (
        "en",
        "Chisinau asked Belgium for minehunters. The minister said no.",
        ["request MDA naval", "refuse BEL naval"],
    ),
    (
        "en",
        "Sandu has asked Oslo for two air defence batteries. Norway is studying the request.",
        ["request MDA air_defence", "commit NOR air_defence"],
    ),
    (
        "en",
        'Ground troops? "Never," said the Danish Prime Minister, Mette Frederiksen.',
        ["refuse DNK ground_troops"],
    ),
    (
        "fr",
        "« Nos navires, oui. Nos soldats, non », dit le Premier ministre néerlandais Rob Jetten.",
        ["commit NLD naval", "refuse NLD ground_troops"],
    ),
    (
        "fr",
        "La coalition a demandé des radars à l'Irlande. Dublin a aussitôt accepté.",
        ["request COALITION air_defence", "commit IRL air_defence"],
    ),
    (
        "en",
        "Estonia will train 500 Moldovan soldiers, Latvia 400 and Lithuania 300.",
        ["commit EST training", "commit LVA training", "commit LTU training"],
    ),
    (
        "en",
        "Norway delivered 20 tanks to Moldova in January. Ten more will follow in May.",
        ["commit NOR arms", "commit NOR arms"],
    ),
    (
        "en",
        "France and Britain have promised Moldova soldiers. Neither will send them without a vote.",
        ["commit FRA GBR ground_troops", "refuse FRA GBR ground_troops"],
    ),
    (
        "fr",
        "La Norvège enverra 200 policiers en Moldavie. Sandu a remercié les Norvégiens.",
        ["commit NOR police", "endorse MDA police"],
    ),
    (
        "fr",
        "L'Italie enverra des soldats en Moldavie, la Grèce aussi.",
        ["commit GRC ITA ground_troops"],
    ),
    (
        "en",
        "Rome will send doctors to Moldova but no soldiers, Madrid soldiers but no aircraft.",
        [
            "commit ITA humanitarian",
            "refuse ITA ground_troops",
            "commit ESP ground_troops",
            "refuse ESP air_policing",
        ],
    ),
]

UNANSWERED = [
    ("en", "Denmark will vote in March, Sweden too. A court studied the request for months."),
    ("en", 'Asked about the weather in Moldova, the Danish minister said: "Maybe."'),
    ("en", "Chisinau lost ten tanks in January. Twenty more followed in May."),
    ("en", "The bank asked Greece for guarantees. Athens agreed."),
    ("fr", "Chisinau a demandé des radars à Oslo. La Norvège n'a pas encore répondu."),
    ("fr", "Le Danemark votera en mars, la Suède aussi. Nos impôts, non, lance un manifestant."),
]


@pytest.mark.parametrize(("language", "text", "expected"), ANSWERED)
def test_an_answer_takes_its_thing_from_what_was_asked(told, language, text, expected):
    assert sorted(told(HEAD[language] + text, language)) == sorted(expected)


@pytest.mark.parametrize(("language", "text"), UNANSWERED)
def test_what_answers_nothing_asked_is_no_offer(told, language, text):
    acts = told(HEAD[language] + text, language)

    assert [act for act in acts if not act.startswith(("request", "meet"))] == []
