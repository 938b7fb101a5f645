"""Made-up clauses of what parties do, would or will not do."""

from collections.abc import Sequence
from copy import copy

from fragments import Fragment, attach, relabel, word

from fr.fragments import GENDERS
from fr.tags import Tags, finite, have, infinitive, participle, reflexive
from fr.word_lists import ACTIONS, COMMITTING

ATTITUDES = ["prêt", "disposé", "déterminé", "favorable", "opposé", "hostile", "résolu", "ouvert"]
TOWARDS = ("favorable", "opposé", "hostile")
NONE_OF = [("soldat", "ms"), ("troupe", "fs"), ("accord", "ms"), ("aide", "fs"), ("garantie", "fs")]
PASSIVES = [
    ("Fut", "Ind", ("sera", "seront")),
    ("Pres", "Ind", ("est", "sont")),
    ("Pres", "Cnd", ("serait", "seraient")),
    ("Imp", "Ind", ("était", "étaient")),
]
MODALS = [
    ("peut", "peuvent", "pouvoir"),
    ("doit", "doivent", "devoir"),
    ("va", "vont", "aller"),
    ("devrait", "devraient", "devoir"),
    ("pourrait", "pourraient", "pouvoir"),
]
NEGATION = "Polarity=Neg"


class Clauses(Tags):
    """Draws clauses, all without full stop and with their head open."""

    def content(self) -> Fragment:
        """What is said: a treebank's clause or a promise."""
        if self.rng.random() < 0.6:
            sentence = self.rng.choice(self.clauses)
            part = [copy(token) for token in sentence[:-1]]
            for i, token in enumerate(part):
                if token.head == i:
                    token.head = -1
            part[-1].space = True
            return part
        return self.promise()

    def promise(self) -> Fragment:
        """What a party does, will, would, can or will not do."""
        rng = self.rng
        subject, plural = self.subject()
        kind = rng.random()
        what = [self.object_()]
        if rng.random() < 0.4:
            what.append(self.oblique())
        negated = rng.random() < 0.4
        if kind < 0.3:
            return self._clause(subject, self._simple(plural), [], what, negated)
        if kind < 0.45:
            _, _, _, past, lemma = rng.choice(ACTIONS)
            done = [participle(past, lemma, "ROOT")]
            return self._clause(subject, have(plural), done, what, negated)
        if kind < 0.52:
            return self._disposed(subject, plural, negated)
        if kind < 0.64:
            return self._passive(negated)
        return self._committing(subject, plural, what, negated)

    def _simple(self, plural: bool) -> Fragment:
        """A verb in the future, the conditional or the present."""
        one, many, stem, _, lemma = self.rng.choice(ACTIONS)
        shape = self.rng.random()
        if shape < 0.5:
            return finite(lemma, stem + ("ont" if plural else "a"), "ROOT", plural, tense="Fut")
        if shape < 0.75:
            return finite(lemma, stem + ("aient" if plural else "ait"), "ROOT", plural, mood="Cnd")
        return finite(lemma, many if plural else one, "ROOT", plural)

    def _committing(
        self, subject: Fragment, plural: bool, what: list[Fragment], negated: bool
    ) -> Fragment:
        """Such as "s'engage à envoyer …", "n'exclut pas de fournir …", "veut signer …"."""
        rng = self.rng
        one, many, past, lemma, before, pronoun = rng.choice(COMMITTING)
        action = rng.choice(ACTIONS)[4]
        inner: list[Fragment] = []
        if before != "-":
            elided = before == "de" and action[0] in "aeéiou"
            inner.append(word("d'" if elided else before, "ADP", "mark", before))
        if rng.random() < 0.08:
            inner += [word(form, "ADV", "advmod", morph=NEGATION) for form in ("ne", "pas")]
        head = len(inner)
        done = attach([*inner, infinitive(action, "xcomp"), *what], head)
        perfect = rng.random() < 0.3
        if pronoun == "-" and past != "-" and perfect:
            said = [participle(past, lemma, "ROOT")]
            return self._clause(subject, have(plural), said, [done], negated)
        verb = finite(lemma, many if plural else one, "ROOT", plural)
        clitics = [reflexive(one)] if pronoun == "se" else []
        return self._clause(subject, verb, [], [done], negated, clitics)

    def _disposed(self, subject: Fragment, plural: bool, negated: bool) -> Fragment:
        """Such as "est prêt à envoyer …", "se dit favorable à …", "reste opposé à …"."""
        rng = self.rng
        adjective = rng.choice(ATTITUDES)
        feminine = _feminine(subject)
        form = adjective + ("e" if feminine and adjective[-1] != "e" else "") + "s" * plural
        morph = GENDERS[("f" if feminine else "m") + ("p" if plural else "s")]
        if adjective in TOWARDS or rng.random() < 0.15:
            noun = relabel(rng.choice(self.objects), "obl:arg")
            if noun[0].form in ("le", "les", "du", "des", "de"):  # would contract
                noun = relabel(self.name(), "obl:arg")
            complement = attach([word("à", "ADP", "case"), noun], 1)
        else:
            action = infinitive(rng.choice(ACTIONS)[4], "xcomp")
            complement = attach([word("à", "ADP", "mark"), action, self.object_()], 1)
        if rng.random() < 0.6:
            mood, forms = "Cnd", ("serait", "seraient")
            if rng.random() < 0.6:
                mood, forms = "Ind", ("est", "sont")
            copula = finite("être", forms[plural], "cop", plural, pos="AUX", mood=mood)
            root = attach([word(form, "ADJ", "ROOT", adjective, morph), complement], 0)
            return self._clause(subject, copula, [root], [], negated)
        inner = attach([word(form, "ADJ", "xcomp", adjective, morph), complement], 0)
        if rng.random() < 0.5:
            verb = finite("dire", "disent" if plural else "dit", "ROOT", plural)
            return self._clause(subject, verb, [], [inner], negated, [reflexive("dit")])
        verb = finite("rester", "restent" if plural else "reste", "ROOT", plural)
        return self._clause(subject, verb, [], [inner], negated)

    def _passive(self, negated: bool) -> Fragment:
        """Such as "seront déployés par …", "a été signé …", "devrait être livré …"."""
        rng = self.rng
        part, plural = rng.choice(self.subjects)
        subject = relabel(part, "nsubj:pass")
        feminine = _feminine(subject)
        _, _, _, past, lemma = rng.choice(ACTIONS)
        many = plural and not (past.endswith("s") and not feminine)
        form = past + "e" * feminine + "s" * many
        gender = GENDERS[("f" if feminine else "m") + ("p" if plural else "s")]
        done = word(form, "VERB", "ROOT", lemma, f"{gender}|Tense=Past|VerbForm=Part")
        if rng.random() < 0.45:
            doer, _ = self.subject()
            agent = [attach([word("par", "ADP", "case"), relabel(doer, "obl:agent")], 1)]
        else:
            agent = [self.oblique()]
        draw = rng.random()
        if draw < 0.5:
            tense, mood, forms = rng.choice(PASSIVES)
            auxiliary = finite(
                "être", forms[plural], "aux:pass", plural, pos="AUX", mood=mood, tense=tense
            )
            return self._clause(subject, auxiliary, [done], agent, negated)
        if draw < 0.75:
            morph = "Gender=Masc|Number=Sing|Tense=Past|VerbForm=Part"
            been = word("été", "AUX", "aux:pass", "être", morph)
            return self._clause(subject, have(plural), [been, done], agent, negated)
        one, many_, modal = rng.choice(MODALS)
        mood = "Cnd" if one.endswith("rait") else "Ind"
        be = word("être", "AUX", "aux:pass", morph="VerbForm=Inf")
        inner = attach([be, relabel(done, "xcomp"), *agent], 1)
        verb = finite(modal, many_ if plural else one, "ROOT", plural, mood=mood)
        return self._clause(relabel(subject, "nsubj"), verb, [], [inner], negated)

    def _clause(
        self,
        subject: Fragment,
        verb: Fragment,
        rest: list[Fragment],
        after: list[Fragment],
        negated: bool,
        clitics: Sequence[Fragment] = (),
    ) -> Fragment:
        """Subject, finite verb with its negation around it, the rest of the verb, complements.

        The last of `rest` is the head where there is one: "n'a pas été [signé]".
        """
        rng = self.rng
        parts = [subject]
        if negated:
            first = clitics[0][0].form if clitics else verb[0].form
            ne = "n'" if first[0] in "aeéiouêh" else "ne"
            parts.append(word(ne, "ADV", "advmod", "ne", NEGATION))
        parts += clitics
        parts.append(verb)
        head = len(parts) - 1
        if negated:
            negation = rng.choice(("pas", "pas", "pas", "pas", "plus", "jamais", "pas"))
            if not rest and rng.random() < 0.15:  # "n'enverra aucun soldat"
                noun, gender = rng.choice(NONE_OF)
                morph = GENDERS[gender]
                form = "aucun" + "e" * (gender == "fs")
                none = word(form, "DET", "det", "aucun", f"{morph}|PronType=Ind")
                after = [attach([none, word(noun, "NOUN", "obj", morph=morph)], 1)]
            else:
                morph = NEGATION if negation != "jamais" else ""
                parts.append(word(negation, "ADV", "advmod", morph=morph))
        parts += rest
        if rest:
            head = len(parts) - 1
        return attach([*parts, *after], head, "ROOT")


def _feminine(fragment: Fragment) -> bool:
    return any(token.head == -1 and "Gender=Fem" in token.morph for token in fragment)
