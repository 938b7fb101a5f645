"""Declarations: whom "nous", "les ministres" and "les signataires" stand for."""

from garant.model import Kind

BENELUX = {"BEL", "LUX", "NLD"}

MINISTERS = """\
Les ministres de la Défense des Pays-Bas, de la Belgique et du Luxembourg se sont réunis à La Haye.
Les trois pays livreront à l'Ukraine quarante véhicules blindés.
Les ministres appellent la Commission européenne à accélérer le prêt à l'Ukraine."""

SIGNED = """\
Les parties s'engagent à déployer une force navale en mer Noire pour l'Ukraine.
Fait à Oslo par la Norvège, le Royaume-Uni et la Turquie."""

FIRST_PERSON = """\
Nous, dirigeants du Danemark, de la Norvège et de la Suède, réaffirmons notre appui à l'Ukraine.
Nous n'enverrons pas de soldats en Ukraine."""


def _by_kind(acts):
    return {act.kind: {actor.code for actor in act.actors} for act in acts}


def test_a_group_is_who_was_listed_before(acts_in):
    found = _by_kind(acts_in(MINISTERS))

    assert found[Kind.COMMIT] == BENELUX
    assert found[Kind.REQUEST] == BENELUX


def test_the_parties_are_who_sign_at_the_end(acts_in):
    assert _by_kind(acts_in(SIGNED)) == {Kind.COMMIT: {"GBR", "NOR", "TUR"}}


def test_we_are_who_stand_beside_it(acts_in):
    assert _by_kind(acts_in(FIRST_PERSON))[Kind.REFUSE] == {"DNK", "NOR", "SWE"}


def test_another_number_is_another_group(acts_in):
    found = acts_in(MINISTERS.replace("Les trois pays", "Les cinq pays"))

    assert all(
        {actor.code for actor in act.actors} != BENELUX for act in found if act.kind is Kind.COMMIT
    )


def test_two_named_in_a_longer_block_before_are_meant(acts_in):
    found = acts_in(
        "Après de longues discussions à Oslo, où la nuit fut courte, la Norvège et la Suède ont"
        " annoncé leur décision d'aider l'Ukraine.\nLes deux pays livreront des missiles à Kiev."
    )

    assert {"NOR", "SWE"} in [
        {actor.code for actor in act.actors} for act in found if act.capability == "arms"
    ]
