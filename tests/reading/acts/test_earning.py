"""What is no act though it names a state, a doing and a thing; and what is one beside it."""

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Le Portugal déploiera 800 soldats dans les gares du pays.",
        "L'armée syrienne a envoyé des soldats pour reprendre la ville aux rebelles.",
        "Des agriculteurs polonais exigent des garanties sur le prix du blé.",
        "Oslo a signé un décret sur les soldes des militaires.",
        "La présence du port menace la paix et la stabilité de la région.",
        "La décision ouvre la porte à une coopération commerciale entre Oslo et l'Ukraine.",
        "Oslo et Kiev ont signé un accord commercial d'assistance.",
        "La somme promise à Kiev était jusqu'à présent bloquée par des députés.",
        "La Bulgarie a mis en suspens son offre de deux frégates à l'Ukraine.",
        "La Slovaquie n'a plus de raison de refuser des chars à l'Ukraine.",
    ],
)
def test_what_is_for_nobody_is_no_act_in_french(told, text):
    assert [] == told(text, "fr")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Portugal déploiera 800 soldats en Ukraine.", "commit PRT ground_troops"),
        ("Le Portugal enverra des observateurs à Gaza.", "commit PRT monitoring"),
        ("Oslo n'exclut pas d'envoyer des soldats.", "commit NOR ground_troops"),
        ("Oslo a annoncé qu'elle enverra des soldats en Ukraine.", "commit NOR ground_troops"),
        ("Oslo et Kiev ont signé un traité d'assistance militaire.", "sign NOR UKR binding_pledge"),
        ("Oslo a annoncé cesser le financement de la force.", "refuse NOR funding"),
        ("Moscou dénonce le déploiement de soldats français.", "oppose RUS ground_troops"),
        (
            "Oslo et Riga ne veulent ni livrer des chars à Kiev ni en supporter le coût.",
            "refuse LVA NOR arms",
        ),
    ],
)
def test_what_is_for_somebody_is_one_in_french(told, text, expected):
    assert expected in told(text, "fr")


@pytest.mark.parametrize(
    "text",
    [
        "Portugal will deploy 800 soldiers in railway stations.",
        "The Portuguese army sent troops to retake the town from rebels.",
        "Portuguese farmers want guarantees that prices will hold.",
        "Portugal's president signed a law on army pensions.",
        "Oslo will leave it to the generals to say whether Kyiv has enough shells.",
        "Portugal's visit opened the door to trade with Ukraine.",
        "Bulgaria let its pledge of shells for Ukraine lapse.",
        "Norway had been expected to send two frigates to Ukraine.",
        "Without Turkey's ships, Romania cannot keep the lanes to Ukraine open.",
        "Russia must withdraw its troops from Ukraine, the accord says.",
        "Portugal and Ukraine signed a minerals deal with Oslo.",
    ],
)
def test_what_is_for_nobody_is_no_act_in_english(told, text):
    assert [] == told(text, "en")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Portugal will deploy 800 soldiers in Ukraine.", "commit PRT ground_troops"),
        ("Portugal will send not soldiers but minehunters to Ukraine.", "refuse PRT ground_troops"),
        ("Kyiv can only welcome the French offer of soldiers.", "endorse UKR ground_troops"),
        ("Moscow condemned the deployment of French troops.", "oppose RUS ground_troops"),
        ("Russia wanted the force in Ukraine gone.", "oppose RUS ground_troops"),
        ("Without a ceasefire, Oslo will not send soldiers to Kyiv.", "refuse NOR ground_troops"),
        (
            "Oslo is proud to announce $200 million in military aid for Ukraine.",
            "commit NOR armed_forces",
        ),
        ("Oslo is drawing down older equipment for Ukraine.", "commit NOR arms"),
        ("Oslo will draw down its troops in Kosovo.", "refuse NOR ground_troops"),
        ("The aim of Oslo is to begin disbursing the loans to Ukraine.", "commit NOR funding"),
        ("Oslo's military support for Ukraine remains ironclad.", "commit NOR armed_forces"),
        ("Oslo will not tire in its support for Ukraine.", "commit NOR guarantee"),
        ("Oslo has approved the transfer of helicopters to Ukraine.", "commit NOR arms"),
        (
            "“This fund enables us to train soldiers of Ukraine,” said Jonas Gahr Støre of Norway.",
            "commit NOR training",
        ),
        ("Portugal will host a meeting of the coalition on Friday.", "meet COALITION PRT -"),
    ],
)
def test_what_is_for_somebody_is_one_in_english(told, text, expected):
    assert expected in told(text, "en")


OFFICIAL = """\
{}

We will send Ukraine ten armored vehicles. We will train Ukrainian soldiers in Germany.

Climate policy stands on more pages. We will set up a training center for farmers in Ohio, and we \
commit to building ships for wind parks at sea. The panel meets next spring.
"""


def test_we_of_a_government_gives_to_the_protected_and_nothing_else(told):
    found = told(
        OFFICIAL.format("Ukraine goes on defending its territory."),
        "en",
        title="Fact Sheet on Help for Ukraine",
        publisher="The White House",
    )

    assert ["commit USA arms", "commit USA training"] == found


def test_nobody_is_the_beneficiary_of_its_own_promise(told):
    found = told(
        "We will continue to supply Ukraine with missiles.",
        "en",
        title="Joint Statement by the United States and Ukraine",
        publisher="The White House",
    )

    assert ["commit USA arms"] == found


def test_the_adversary_is_told_what_it_could_do_and_does_not_promise_it(told):
    found = told(
        "Russia can end this war by withdrawing its troops from Ukraine.",
        "en",
        title="Statement on Ukraine",
        publisher="The White House",
    )

    assert not [act for act in found if act.startswith("commit RUS")]


def test_a_reporter_who_asks_does_nothing(told):
    found = told(
        "Q    France is considering sending trainers to Ukraine. What do you say to that",
        "en",
        title="Press Gaggle on Ukraine",
        publisher="The White House",
    )

    assert [] == found


def test_what_is_asked_of_another_is_not_refused_by_who_asks(told):
    text = "We call on Russia to cease its war and to completely withdraw its forces from Ukraine."

    assert not [act for act in told(text, "en") if act.startswith("refuse")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "En 1982, le Royaume-Uni envoya une flotte et des soldats aux Malouines."),
        ("fr", "Pendant la guerre froide, la Belgique stationnait deux brigades en Allemagne."),
        ("fr", "L'armée rwandaise a franchi la frontière avec deux bataillons."),
        ("fr", "La Lettonie a posté des gendarmes et des soldats le long de sa frontière."),
        ("fr", "Le Mexique a déployé la Garde nationale pour contenir les migrants."),
        ("fr", "La chanteuse estonienne promet de l'aide à l'Ukraine."),
        ("en", "In the eighteenth century France sent soldiers to America."),
        ("en", "Turkey intervened with its jets against the forces of the regime."),
        ("en", "The Congolese army launched an operation in North Kivu."),
        ("en", "Latvia has posted border guards and soldiers along its border."),
        ("en", "The German manufacturer Rheinmetall will send tanks to Ukraine."),
    ],
)
def test_history_battles_home_and_private_persons_are_no_act(told, language, text):
    assert [] == told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Comme en 1985, la Turquie enverra des soldats en Bosnie.", "TUR ground_troops"),
        ("fr", "Fondée en 1949, l'Otan enverra des soldats en Ukraine.", "NATO ground_troops"),
        ("fr", "La Roumanie enverra des gendarmes en Haïti.", "ROU police"),
        ("fr", "La diplomatie estonienne promet de l'aide à l'Ukraine.", "EST guarantee"),
        ("fr", "Un millier de soldats estoniens iront en Ukraine.", "EST ground_troops"),
        ("en", "Since 1978 Ireland has deployed peacekeepers in Lebanon.", "IRL ground_troops"),
        ("en", "Denmark sent 1500 soldiers to Estonia.", "DNK ground_troops"),
        ("en", "Romania will send gendarmes to Haiti.", "ROU police"),
    ],
)
def test_what_is_done_abroad_and_now_is_an_act(told, language, text, expected):
    assert [f"commit {expected}"] == told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Rome a cessé de refuser la livraison de missiles à l'Ukraine.", []),
        ("fr", "Lima n'a ni confirmé ni démenti l'envoi de soldats à Gaza.", []),
        ("fr", "Lima se montre peu enclin à envoyer des soldats à Gaza.", ["refuse PER"]),
        ("fr", "Il est faux que Lima refuse d'envoyer des soldats à Gaza.", []),
        ("fr", "Lima laisse tomber sa promesse de munitions à l'Ukraine.", ["refuse PER"]),
        ("fr", "Rome aurait envoyé un navire à Gaza si Paris l'avait demandé.", []),
        ("fr", "Riga a dissuadé Rome d'envoyer des obusiers à l'Ukraine.", []),
        ("en", "Rome has stopped refusing to deliver missiles to Ukraine.", []),
        ("en", "Rome neither confirmed nor denied that it would send soldiers to Gaza.", []),
        ("en", "Peru is little inclined to send soldiers to Gaza.", ["refuse PER"]),
        ("en", "Peru cannot not send soldiers to Gaza.", ["commit PER"]),
        ("en", "It is not true that Peru refuses to send soldiers to Gaza.", []),
        ("en", "Peru refuses to give up supplying shells to Ukraine.", ["commit PER"]),
        ("fr", "Pas question pour Riga de cesser la formation des Ukrainiens.", ["commit LVA"]),
        ("en", "Riga will deliver anything except soldiers to Ukraine.", []),
        ("en", "Riga dissuaded Rome from sending howitzers to Ukraine.", []),
    ],
)
def test_a_refusal_is_never_read_as_an_offer_nor_an_offer_as_a_refusal(
    told, language, text, expected
):
    assert expected == [" ".join(act.split()[:2]) for act in told(text, language)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le Pérou menace le Chili de sanctions pour ses quotas de pêche."),
        ("fr", "Le Pérou refuse de produire davantage de cuivre."),
        ("fr", "Lima fournira du cuivre au Chili. Les deux pays ont signé l'accord à Lima."),
        ("fr", "La Cour suprême péruvienne a rejeté le recours des réservistes."),
        ("fr", "La route du navire péruvien n'est pas connue ; sa destination n'est pas précisée."),
        ("fr", "La loi pose deux conditions : le Pérou retirerait ses troupes de Haïti."),
        ("en", "Peru gave the company a tenth of the money."),
        ("en", "Peru and Chile signed a memorandum on vocational training."),
        ("en", "Peru launched a mission to observe the Moon."),
        ("en", "Qatar announced a ceasefire in Gaza by both sides."),
        ("en", "Peru's Supreme Court ordered the army to pay its reservists in Gaza."),
    ],
)
def test_the_words_of_an_act_are_none_where_the_thing_itself_is_another(told, language, text):
    assert [] == told(text, language)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("fr", "Le Chili promet d'aider les victimes de l'incendie.", []),
        ("fr", "Lima achètera des avions à Embraer.", []),
        ("fr", "Lima achètera des obus pour l'Ukraine.", ["commit PER arms"]),
        ("fr", "Quinze pays ont confirmé leur participation au concours.", []),
        ("fr", "Rome promet une aide de deux millions d'euros à Haïti.", ["commit ITA funding"]),
        ("fr", "Lima propose de payer elle-même les soldats kényans.", ["commit PER funding"]),
        ("fr", "Lima cessera le financement de la mission de l'ONU.", ["refuse PER funding"]),
        ("en", "Chile promises to support its farmers.", []),
        ("en", "Peruvian soldiers on leave helped hikers.", []),
        ("en", "Peru will support Ukraine.", ["commit PER guarantee"]),
    ],
)
def test_everyday_help_is_no_act_and_money_is_funding(told, language, text, expected):
    assert expected == told(text, language)
