"""Acts in a parsed document: predicates become frames, frames find their parties."""

from collections.abc import Sequence

from garant.model import Act, Actor, BlockKind, Doubt, Firmness, Kind
from garant.reading.acts.adjusting import (
    american_backing,
    american_cover,
    in_general,
    leaves,
    renews,
    seizes,
    settle_standing,
    threatens,
    withdrawal,
)
from garant.reading.acts.admitting import named_things
from garant.reading.acts.answers import ANSWER, answers, settle_answer
from garant.reading.acts.attached import amount_of, conditions_of
from garant.reading.acts.background import (
    is_background,
    is_plain,
    takes_sides,
    without_receiver,
)
from garant.reading.acts.candidate import Candidate, Topic
from garant.reading.acts.company import in_company
from garant.reading.acts.concepts import Concepts
from garant.reading.acts.conditional import Conditional
from garant.reading.acts.conditions import conditionals
from garant.reading.acts.counted import listed
from garant.reading.acts.echo import echoes, settle_echo
from garant.reading.acts.ellipsis import bare_refusals, confirms, set_off, turned
from garant.reading.acts.frame import Frame
from garant.reading.acts.frames import Framer
from garant.reading.acts.gapping import find_gaps, share_out
from garant.reading.acts.gates import Made, is_earned, is_passing
from garant.reading.acts.grounds import settles
from garant.reading.acts.hit import Hit
from garant.reading.acts.hits import find_hits
from garant.reading.acts.likewise import echoes_right_away, joined, likewise
from garant.reading.acts.links import Links
from garant.reading.acts.matters import asked_for, pass_questions, questions
from garant.reading.acts.measures import Measure, measures
from garant.reading.acts.meetings import meeting, takes_place
from garant.reading.acts.merging import merged
from garant.reading.acts.parties import Parties
from garant.reading.acts.reacting import granted
from garant.reading.acts.relevance import Relevance
from garant.reading.acts.resolving import BINDING, adopt, laid_down, permitted
from garant.reading.acts.roles import cast
from garant.reading.acts.scene import Scene, Stem
from garant.reading.acts.screening import asked, stands
from garant.reading.acts.sections import sections
from garant.reading.acts.setting import Setting, find_setting
from garant.reading.acts.speech import Said, Speech
from garant.reading.acts.stems import hang, stem_of
from garant.reading.acts.syntax import Syntax
from garant.reading.acts.taking_up import settle_taken_back, take_up, taken_back
from garant.reading.acts.targets import find_targets
from garant.reading.acts.topics import foretells, pointed_capability
from garant.reading.acts.verbless import verbless_offers
from garant.reading.acts.words import ActWords, Role
from garant.reading.items import item_start
from garant.reading.mention import Mentions
from garant.reading.parse import READ, Parse, ParsedDocument


def find_acts(
    parsed: ParsedDocument,
    mentions: Mentions,
    statements: Sequence[Said],
    words: ActWords,
) -> tuple[tuple[Act, ...], tuple[Doubt, ...]]:
    """Read the acts of a parsed document.

    Args:
        parsed: The document with its parses.
        mentions: The parties mentioned in it.
        statements: What it attributes to whom, so that an act has its speaker.
        words: The words of acts in the document's language.

    Returns:
        The acts in the order of the text, likes put together; and a doubt for each that was set
        aside because the text is about something else.
    """
    concepts = [Concepts(parse, words) for parse in parsed.parses]
    finder = _Finder(parsed, mentions, Speech(statements), words, concepts)
    if not finder.relevance.about_a_guarantee():
        return (), ()
    found = [c for n, parse in enumerate(parsed.parses) for c in finder.candidates(n, parse)]
    found = finder.links.linked(found)
    sure = {told for c in found if c.plain for told in c.in_short}
    named = {told for c in found if not c.inferred for told in c.in_short}
    pointed = {told for c in found if c.inferred for told in c.in_short} - named
    acts = merged(parsed.document, found)
    if finder.setting.issuer is not None and finder.links.diffuse:
        return acts, ()  # each was linked by its own sentence, and official prose spreads them thin
    if finder.relevance.led and not finder.links.diffuse:
        return acts, ()
    about = finder.setting.about or finder.relevance.plainly
    about = about and not finder.links.diffuse
    deployed = finder.setting.deployed
    return in_company(acts, parsed.parses, sure, pointed, about=about, deployed=deployed)


class _Finder:
    """One pass over a document; holds what carries over from clause to clause."""

    def __init__(
        self,
        parsed: ParsedDocument,
        mentions: Mentions,
        speech: Speech,
        words: ActWords,
        concepts: list[Concepts],
    ) -> None:
        self.document = parsed.document
        self.mentions = mentions
        self.speech = speech
        self.words = words
        self.concepts = concepts
        self.setting: Setting = find_setting(
            mentions,
            parsed.parses,
            words.grammar,
            parsed.document.title,
            parsed.document.language,
        )
        self.sections = sections(parsed, mentions, self.setting)
        self.relevance = Relevance(concepts, self.setting)
        self.links = Links(mentions, parsed.parses, self.setting)
        self.stem: Stem | None = None
        self.answered: set[int] = set()
        self.topic = Topic(
            main=self.relevance.main, whole=self.relevance.whole, about=self.setting.protected
        )
        if self.setting.signed:
            self.topic.group = tuple(Actor(code, code) for code in self.setting.signatories)

    def candidates(self, number: int, parse: Parse) -> list[Candidate]:
        """The candidates of one parse in order."""
        syntax = Syntax(parse, self.words)
        concepts = self.concepts[number]
        if parse.block.kind is not BlockKind.PARAGRAPH:
            self._announce(concepts, parse.block.kind)
        if parse.block.kind not in READ:
            return []
        self.answered = set()
        names = {t for m in self.mentions.of(number) for t in range(m.start, m.end)}
        verdicts = [
            v for v in self.words.verdicts.find(parse) if names.isdisjoint(v.tokens)
        ]  # "Great Britain" calls nothing great
        conditions = conditionals(parse, self.words)
        conditioned = frozenset(token for c in conditions for token in c.tokens)
        hits = find_hits(
            parse,
            syntax,
            self.words,
            named_things(concepts) | self.mentions.names(number),
            frozenset(verdict.start for verdict in verdicts),
            conditioned,
        )
        adopt(parse, syntax, hits)
        barred = {token for c in conditions for token in c.tokens if not c.standing}
        framer = Framer(parse, syntax, concepts, hits, verdicts, forceful=self.relevance.forceful)
        things = frozenset(t for c in concepts.found if c.value.code for t in c.tokens)
        setting = self._enter(number)
        parties = Parties(number, parse, syntax, self.mentions, setting, things)
        group = listed(parse, syntax, parties, setting)
        if group:
            self.topic.group, self.topic.grouped = group, number
        scene = Scene(
            parse,
            syntax,
            parties,
            concepts,
            setting,
            self.speech,
            self.topic,
            self.relevance.framed,
            self.relevance.apart,
        )
        item = item_start(parse)
        scene.stem, scene.item = (None, 0) if item is None else (self.stem, item)
        counted = measures(parse, self.words)
        bare = bare_refusals(parse, syntax, concepts, parties, barred)
        barred |= {token for frame in bare for token in frame.scope}
        barred |= set_off(parse, syntax, concepts)
        bare += echoes(parse, syntax, parties, barred) + likewise(scene, barred)
        bare += verbless_offers(scene, counted, conditioned)
        self.topic.matters += questions(scene, hits)
        if self._asks(parse):
            return []
        bare += answers(scene, conditioned) + taken_back(scene)
        gaps = find_gaps(parse, syntax, concepts, parties, hits)
        barred |= {token for gap in gaps for token in range(gap.start, gap.end)}
        share_out(parse, syntax, gaps, bare)
        found: list[Candidate] = []
        waiting = sorted(bare, key=lambda frame: frame.top.token)

        def taken(frame: Frame) -> list[Candidate]:
            return self._of_frame(number, parse, frame, scene, conditions, counted, hits)

        for hit in hits:
            # What stands without a verb may point at what came before it: all goes in order.
            while waiting and waiting[0].top.token <= hit.token:
                found.extend(taken(waiting.pop(0)))
            if hit.predicate.role is Role.MEET:
                if takes_place(parse, syntax, hit) and not asked(parse, hit.token):
                    met = meeting(number, parse, syntax, parties, hit, scene)
                    if met is not None:
                        found.append(met)
                continue
            if not stands(parse, syntax, parties, hit, hits):
                continue
            for top in granted(parties, hit):
                for frame in framer.frames(top, barred):
                    found.extend(taken(frame))
                    for gap in gaps:
                        if frame.leaf.token == gap.verb and frame.kind is Kind.COMMIT:
                            found.extend(taken(gap.frame(parse, frame)))
        for frame in waiting:
            found.extend(taken(frame))
        settle_standing(parse, conditions, found)
        # An item leaves the stem as it is for the next one.
        self.stem = scene.stem or stem_of(scene, hits, found, number)
        return found

    def _enter(self, number: int) -> Setting:
        """The setting of a parse; in a section about another conflict nothing points back."""
        setting = self.sections.get(number, self.setting)
        if setting.protected != self.topic.about:
            self.topic.about = setting.protected
            self.topic.capability, self.topic.actors = None, ()
            self.topic.matters, self.topic.last = [], []
        return setting

    def _asks(self, parse: Parse) -> bool:
        """Whether a paragraph is a question by its label: "Q: Portugal has joined the force."."""
        grammar = self.words.grammar
        if self.setting.issuer is not None and parse.words[0] in grammar["asker"]:
            return True
        return (
            len(parse) > 1 and parse.lower[0] in grammar["question_label"] and parse.words[1] == ":"
        )

    def _announce(self, concepts: Concepts, kind: BlockKind) -> None:
        """Let a question or a heading set what is spoken of next."""
        named = [c.value.code for c in concepts.found if c.value.code and not c.value.weak]
        if named:
            self.topic.capability = named[-1]
        elif kind is BlockKind.HEADING:
            self.topic.capability = self.topic.main
        if kind is BlockKind.HEADING:
            self.topic.actors = ()

    def _of_frame(
        self,
        number: int,
        parse: Parse,
        frame: Frame,
        scene: Scene,
        conditions: list[Conditional],
        counted: list[Measure],
        hits: list[Hit],
    ) -> list[Candidate]:
        if frame.top.token in self.answered:
            return []
        pass_questions(self.topic, number, scene.place(frame), frame.top.token)
        if not echoes_right_away(scene, frame):
            return []
        if not settle_echo(frame, self.topic, number) or not settle_answer(frame, scene):
            return []
        if not settle_taken_back(frame, scene):
            return []
        take_up(scene, frame)
        seizes(scene, frame)
        turned(frame, self.topic, scene.place(frame), parse, scene.syntax)
        hang(scene, frame)
        whole = cast(scene, frame)
        if frame.kind is Kind.REQUEST:
            self.topic.matters += asked_for(scene, frame, known=whole is not None)
        if whole is None:
            self._remember(parse, frame, scene)
            return []
        held = whole
        if self.links.diffuse and not settles(scene, frame):
            return []
        capabilities = [code for code, _ in frame.capabilities]
        doubts: tuple[Doubt, ...] = held.doubts
        inferred = held.inferred
        if not capabilities:
            if foretells(scene, frame):
                return []
            pointed = (
                withdrawal(scene, frame, held.codes)
                or frame.pointed
                or pointed_capability(scene, frame, held.codes)
            )
            if pointed is None:
                return []
            capabilities, inferred = [pointed], True
            confirms(scene, frame)
        codes_held, clues = conditions_of(parse, frame, conditions, hits)
        if frame.firmness is Firmness.DELIVERED:
            codes_held, clues = (), ()  # what is done depends on nothing any more
        if threatens(scene, frame, conditions):
            codes_held, clues = (), ()
        found: list[Candidate] = []
        if renews(scene, frame, held.codes):
            frame.kind, frame.firmness = Kind.SIGN, None
        frame.firmness = permitted(frame, held.codes)
        abroad = bool(scene.others_protected(frame, held.codes))
        for place, code in enumerate(capabilities):
            held = without_receiver(scene.setting, frame.kind, whole, code)
            if is_background(scene.setting, frame, held, code, abroad=abroad):
                continue
            token = frame.capabilities[place][1] if frame.capabilities else frame.leaf.token
            given = amount_of(scene, frame, counted, token, held, self.words.home)
            code = in_general(scene, frame, held.codes, place, code, given)
            given = given if frame.kind is Kind.COMMIT else None
            targets = find_targets(scene, frame, held.codes, code)
            if american_backing(scene, frame, held.codes, targets, code):
                code = "backstop"
            if frame.kind is Kind.REQUEST and code == "guarantee":
                if frame.leaf.predicate.rule == "vote_verb":
                    code = "binding_pledge"  # a guarantee that a parliament is to ratify
                code = american_cover(scene, frame, place, targets, code)
            if frame.kind is Kind.REQUEST and leaves(scene.setting, frame, targets, code):
                code = "ceasefire"
            made = Made(
                scene, frame, held, targets, code, conditioned=bool(codes_held), inferred=inferred
            )
            if self.links.diffuse and (
                takes_sides(scene.setting, frame.kind, targets, code) or is_passing(made)
            ):
                continue
            if not is_earned(made):
                continue
            start, end = _evidence(parse, frame)
            found.append(
                Candidate(
                    order=(number, frame.top.token),
                    kind=frame.kind,
                    actors=held.actors,
                    targets=targets,
                    capability=code,
                    firmness=frame.firmness,
                    conditions=codes_held,
                    quantity=given,
                    speaker=held.speaker,
                    evidence=(parse.passage(start, end),),
                    clues=(*frame.clues, *clues),
                    doubts=doubts,
                    inferred=inferred,
                    plain=is_plain(scene.setting, frame, held, targets, inferred=inferred),
                    sentence=(number, parse.sentence_of[frame.top.token]),
                )
            )
            self.topic.capability = code
        if found and frame.kind is Kind.SIGN and held.codes == BINDING:
            found += list(laid_down(frame, found))
        if joined(scene, frame, found):
            return []
        if found:
            self.answered.update([frame.top.token] if frame.leaf.predicate.family == ANSWER else ())
            if self.topic.sentence != scene.place(frame):
                self.topic.last = []
            self.topic.last += found
            self.topic.actors, self.topic.targets = held.actors, found[-1].targets
            self.topic.paragraph = number
            self.topic.sentence = (number, parse.sentence_of[frame.top.token])
            self.topic.token = frame.top.token
            self.topic.kinds.append(frame.kind)
            self.topic.firmness = frame.firmness
        return found

    def _remember(self, parse: Parse, frame: Frame, scene: Scene) -> None:
        """Keep what nobody known does: "most will send troops; Hungary will not"."""
        subject = scene.syntax.subject(frame.top.token)
        member = scene.syntax.grammar["member"]
        if (
            frame.kind in (Kind.COMMIT, Kind.REFUSE)
            and frame.capabilities
            and subject is not None
            and (parse.lemmas[subject] in member or parse.pos[subject] == "PRON")
        ):
            self.topic.capability = frame.capabilities[-1][0]
            self.topic.paragraph = scene.parties.number
            self.topic.sentence = scene.place(frame)
            self.topic.token = frame.top.token
            self.topic.kinds.append(frame.kind)
            self.topic.firmness = frame.firmness


def _evidence(parse: Parse, frame: Frame) -> tuple[int, int]:
    """The half-open token range of the sentence that shows the act."""
    return parse.sentences[parse.sentence_of[frame.top.token]]
