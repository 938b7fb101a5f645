"""Made-up reporting clauses with the speaker after the verb: "a déclaré X", "se félicite X"."""

from fragments import Fragment, attach, mark, relabel, trimmed, word

from fr.fragments import GENDERS, article, contracted, determiner
from fr.noun_phrases import NounPhrases
from fr.word_lists import ADVERBS, DAYS, OUTLETS, PRESS, REFLEXIVE, REPORTING

TAG = "parataxis:insert"
"""How the treebanks hang a reporting clause on what it reports."""

FINITE = "Mood={}|Number={}|Person=3|Tense={}|VerbForm=Fin"
PARTICIPLE = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
REPORTED_BY_PRESS = [
    "écrire",
    "rapporter",
    "révéler",
    "indiquer",
    "affirmer",
    "annoncer",
    "noter",
    "relever",
]
CAUSED = ("savoir", "valoir", "remarquer", "observer")
# singular, plural, lemma, preposition before the infinitive
SEMI_AUXILIARIES = [
    ("veut", "veulent", "vouloir", ""),
    ("finit", "finissent", "finir", "par"),
    ("tient", "tiennent", "tenir", "à"),
    ("vient", "viennent", "venir", "de"),
    ("semble", "semblent", "sembler", ""),
    ("croit", "croient", "croire", ""),
]
SAYING = [
    "croire",
    "reconnaître",
    "préciser",
    "rappeler",
    "admettre",
    "regretter",
    "savoir",
    "déclarer",
]
# singular, plural, past participle, lemma, preposition before the infinitive
REFLEXIVE_WITH_INFINITIVE = [
    ("contente", "contentent", "contenté", "contenter", "de"),
    ("borne", "bornent", "borné", "borner", "à"),
    ("limite", "limitent", "limité", "limiter", "à"),
    ("empresse", "empressent", "empressé", "empresser", "de"),
    ("plaît", "plaisent", "plu", "plaire", "à"),
    ("hâte", "hâtent", "hâté", "hâter", "de"),
]
ANSWERING = ["dire", "répondre", "préciser", "rappeler", "souligner", "répéter", "ajouter"]
MOODS = ["agacé", "désabusé", "amusé", "inquiet", "confiant", "las", "furieux", "prudent", "lucide"]
MEDIA = [("agence", "fs"), ("chaîne", "fs"), ("quotidien", "ms"), ("journal", "ms")]
# form, gender and number, contracted preposition, lemma
HEARERS = [
    ("presse", "fs", "", "presse"),
    ("journalistes", "mp", "aux", "journaliste"),
    ("députés", "mp", "aux", "député"),
    ("télévision", "fs", "", "télévision"),
    ("Parlement", "ms", "au", "parlement"),
    ("tribune", "fs", "", "tribune"),
]


def finite(
    lemma: str,
    form: str,
    dep: str,
    plural: bool,
    *,
    pos: str = "VERB",
    mood: str = "Ind",
    tense: str = "Pres",
) -> Fragment:
    """A finite verb form of the third person."""
    morph = FINITE.format(mood, "Plur" if plural else "Sing", tense)
    return word(form, pos, dep, lemma, morph)


def participle(form: str, lemma: str, dep: str) -> Fragment:
    """A past participle, masculine singular."""
    return word(form, "VERB", dep, lemma, PARTICIPLE)


def infinitive(form: str, dep: str) -> Fragment:
    """An infinitive."""
    return word(form, "VERB", dep, morph="VerbForm=Inf")


def have(plural: bool) -> Fragment:
    """The auxiliary "avoir" of the perfect."""
    return finite("avoir", "ont" if plural else "a", "aux:tense", plural, pos="AUX")


def be(plural: bool) -> Fragment:
    """The auxiliary "être" of the perfect."""
    return finite("être", "sont" if plural else "est", "aux:tense", plural, pos="AUX")


def made() -> Fragment:
    """The "fait" before an infinitive, as in "a fait savoir"."""
    return word("fait", "AUX", "aux:caus", "faire", PARTICIPLE)


def reflexive(before: str) -> Fragment:
    """The reflexive pronoun before a word."""
    form = "s'" if before[0] in "aeéêiouyh" else "se"
    return word(form, "PRON", "expl:pv", "soi", "Person=3|PronType=Prs|Reflex=Yes")


class Tags(NounPhrases):
    """Draws reporting clauses."""

    def tag(self) -> Fragment:
        """A reporting clause with the speaker after the verb, without its commas."""
        rng = self.rng
        verb = rng.choice(REPORTING)
        one, many, lemma, past = verb
        if rng.random() < 0.25:
            return self._with_pronoun(verb)
        subject, plural = self.subject()
        subject = trimmed(subject)
        time = self._between()
        kind = rng.random()
        if kind < 0.4:
            return attach([have(plural), participle(past, lemma, TAG), *time, subject], 1)
        if kind < 0.45:  # "a fait savoir X"
            said = infinitive(rng.choice(CAUSED), TAG)
            return attach([have(plural), made(), said, *time, subject], 2)
        if kind < 0.49:  # "fait savoir X"
            makes = finite("faire", "font" if plural else "fait", "aux:caus", plural, pos="AUX")
            return attach([makes, infinitive(rng.choice(CAUSED[:3]), TAG), *time, subject], 1)
        if kind < 0.53:  # "veut croire X", "se contente de dire X"
            return self._with_infinitive(subject, plural)
        if kind < 0.62:  # "se félicite X", "s'est félicité X", "se félicitait X"
            return self._reflexive(time, subject, plural)
        if kind < 0.64 and len(subject) < 8:  # "lâche, agacé, X"
            lets = finite(lemma, many if plural else one, TAG, plural)
            mood = word(rng.choice(MOODS), "ADJ", "advcl", morph=GENDERS["mp" if plural else "ms"])
            return attach([lets, attach([mark(","), mood, mark(",")], 1), subject], 0)
        if kind < 0.70 and lemma.endswith("er"):  # "indiquait X", "annonça X"
            return attach([self._past(lemma, plural), *time, subject], 0)
        if kind < 0.76:  # "a dit à la presse X"
            said = participle(past, lemma, TAG)
            where = self._audience() if rng.random() < 0.5 else self.oblique()
            return attach([have(plural), said, where, subject], 1)
        return attach([finite(lemma, many if plural else one, TAG, plural), *time, subject], 0)

    def press_tag(self) -> Fragment:
        """Such as "écrit L'Équipe", "a rapporté le Wall Street Journal"."""
        rng = self.rng
        verbs = [row for row in REPORTING if row[2] in REPORTED_BY_PRESS]
        one, _, lemma, past = rng.choice(verbs)
        *before, outlet = rng.choice(PRESS).split("|")
        words = enumerate(outlet.split())
        name = attach([word(w, "PROPN", "flat:name" if i else "nsubj") for i, w in words], 0)
        if before:
            name = attach([determiner(before[0], "ms"), name], 1)
        if rng.random() < 0.5:
            return attach([finite(lemma, one, TAG, plural=False), name], 0)
        return attach([have(plural=False), participle(past, lemma, TAG), name], 1)

    def _past(self, lemma: str, plural: bool) -> Fragment:
        """The imperfect or the simple past of a verb in -er."""
        stem = lemma[:-3] + {"c": "ç", "g": "ge"}.get(lemma[-3], lemma[-3])
        if self.rng.random() < 0.3:
            form = lemma[:-2] + "èrent" if plural else stem + "a"
            return finite(lemma, form, TAG, plural, tense="Past")
        return finite(lemma, stem + ("aient" if plural else "ait"), TAG, plural, tense="Imp")

    def _reflexive(self, time: list[Fragment], subject: Fragment, plural: bool) -> Fragment:
        rng = self.rng
        one, many, lemma = rng.choice(REFLEXIVE)
        stem = lemma[:-2]
        if rng.random() < 0.35 and lemma.endswith("er"):
            auxiliary = be(plural)
            said = participle(stem + "é", lemma, TAG)
            pronoun = reflexive(auxiliary[0].form)
            return attach([pronoun, auxiliary, said, *time, subject], 2)
        form, tense = many if plural else one, "Pres"
        if rng.random() < 0.25 and lemma.endswith("er"):
            form, tense = stem + ("aient" if plural else "ait"), "Imp"
        verb = finite(lemma, form, TAG, plural, tense=tense)
        return attach([reflexive(form), verb, *time, subject], 1)

    def _with_infinitive(self, subject: Fragment, plural: bool) -> Fragment:
        rng = self.rng
        if rng.random() < 0.4:  # "se contente de dire X", "s'est borné à répondre X"
            one, many, past, lemma, before = rng.choice(REFLEXIVE_WITH_INFINITIVE)
            said = infinitive(rng.choice(ANSWERING), "xcomp")
            inner = attach([word(before, "ADP", "mark"), said], 1)
            if rng.random() < 0.5:
                parts = [reflexive(one), finite(lemma, many if plural else one, TAG, plural)]
            else:
                auxiliary = be(plural)
                pronoun = reflexive(auxiliary[0].form)
                parts = [pronoun, auxiliary, participle(past, lemma, TAG)]
            return attach([*parts, inner, subject], len(parts) - 1)
        one, many, lemma, before = rng.choice(SEMI_AUXILIARIES)
        said = infinitive(rng.choice(SAYING), "xcomp")
        if one == "croit":
            said = infinitive("savoir", "xcomp")
        inner = attach([word(before, "ADP", "mark"), said], 1) if before else said
        return attach([finite(lemma, many if plural else one, TAG, plural), inner, subject], 0)

    def _with_pronoun(self, verb: list[str]) -> Fragment:
        """Such as "a-t-il dit", "dit-elle"."""
        one, many, lemma, past = verb
        rng = self.rng
        if rng.random() < 0.6:
            pronoun, plural = self._inverted("a")
            auxiliary = have(plural)
            auxiliary[0].space = False
            time = self._between() if rng.random() < 0.3 else []
            return attach([auxiliary, pronoun, participle(past, lemma, TAG), *time], 2)
        pronoun, plural = self._inverted(one)
        said = finite(lemma, many if plural else one, TAG, plural)
        said[0].space = False
        return attach([said, pronoun, *(self._between() if rng.random() < 0.3 else [])], 0)

    def _inverted(self, before: str) -> tuple[Fragment, bool]:
        """A pronoun after its verb, and whether it is plural; lemmas are those of Sequoia."""
        form = self.rng.choice(("-il", "-il", "-elle", "-elle", "-on", "-ils", "-elles"))
        plural = form.endswith("s")
        if form == "-on":
            lemma, morph = "on", "Number=Sing|Person=3|PronType=Ind"
        else:
            lemma = "eux" if plural else "lui"
            gender = GENDERS[("f" if "elle" in form else "m") + ("p" if plural else "s")]
            morph = f"{gender}|Person=3|PronType=Prs"
        if not plural and before[-1] not in "td":
            form = "-t" + form
        return word(form, "PRON", "nsubj", lemma, morph), plural

    def _between(self) -> list[Fragment]:
        """An adjunct that may stand between a verb and its subject; often none."""
        rng = self.rng
        draw = rng.random()
        if draw < 0.14:
            return [word(rng.choice(DAYS), "NOUN", "obl:mod", morph=GENDERS["ms"])]
        if draw < 0.24:
            return [self.oblique()]
        if draw < 0.32:
            return [word(rng.choice(ADVERBS), "ADV", "advmod")]
        return [self._audience()] if draw < 0.38 else []

    def _audience(self) -> Fragment:
        """Whom something is said to: "à l'agence Tass", "à Mme Rossi", "aux députés"."""
        rng = self.rng
        draw = rng.random()
        to = word("à", "ADP", "case")
        if draw < 0.4:
            noun, gender = rng.choice(MEDIA)
            name = word(rng.choice(OUTLETS), "PROPN", "appos")
            lead = [contracted("au")]
            if gender == "fs":
                lead = [to, determiner(article(noun, gender), gender)]
            medium = word(noun, "NOUN", "obl:arg", morph=GENDERS[gender])
            return attach([*lead, medium, name], len(lead))
        if draw < 0.7:
            person = self.titled() if rng.random() < 0.5 else self.name()
            if person[0].form in ("le", "les"):  # would contract
                person = self.name()
            return attach([to, relabel(trimmed(person), "obl:arg")], 1)
        form, gender, before, lemma = rng.choice(HEARERS)
        lead = [contracted(before)] if before else [to, determiner("la", "fs")]
        return attach([*lead, word(form, "NOUN", "obl:arg", lemma, GENDERS[gender])], len(lead))
