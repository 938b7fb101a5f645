"""The forms of English verbs with their lemmas: `verb_forms.json` for the reader.

Verbs are those of the treebank's training part and those that the words of acts begin with; their
forms are made by the rules below. A form of several verbs lists them, the commonest first.

python training/en/verb_forms.py TREEBANKS OUT

References:
    Quirk, Greenbaum, Leech and Svartvik, *A Comprehensive Grammar of the English Language*,
    3.11 to 3.20 (irregular verbs), 3.5 to 3.10 (spelling).
"""

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import yaml

WORDS = Path(__file__).parents[2] / "src" / "garant" / "reading" / "en"
VERB = frozenset(("VERB", "AUX"))

# Base, then all that is not base + s, base + ing: pasts and past participles.
IRREGULAR = {
    row.split()[0]: row.split()[1:]
    for row in """
arise arose arisen
awake awoke awoken
bear bore borne born
beat beat beaten
become became become
befall befell befallen
begin began begun
bend bent
beset beset
bet bet
bid bid bade bidden
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
broadcast broadcast
build built
rebuild rebuilt
burn burnt burned
burst burst
buy bought
cast cast
catch caught
choose chose chosen
cling clung
come came come
overcome overcame overcome
cost cost
creep crept
cut cut
deal dealt
dig dug
do did done
undo undid undone
draw drew drawn
withdraw withdrew withdrawn
drink drank drunk
drive drove driven
dwell dwelt
eat ate eaten
fall fell fallen
feed fed
feel felt
fight fought
find found
flee fled
fling flung
fly flew flown
overfly overflew overflown
forbid forbade forbidden
foresee foresaw foreseen
forget forgot forgotten
forgive forgave forgiven
forgo forwent forgone
foreswear foreswore foresworn
forswear forswore forsworn
freeze froze frozen
unfreeze unfroze unfrozen
get got gotten
give gave given
go went gone
undergo underwent undergone
grind ground
grow grew grown
hang hung hanged
have had
hear heard
hide hid hidden
hit hit
hold held
uphold upheld
withhold withheld
hurt hurt
keep kept
kneel knelt
know knew known
lay laid
lead led
mislead misled
lean leant leaned
leap leapt
learn learnt learned
leave left
lend lent
let let
lie lay lain
light lit
lose lost
make made
mean meant
meet met
mow mown mowed
offset offset
pay paid
repay repaid
plead pleaded pled
put put
quit quit
read read
rend rent
rid rid
ride rode ridden
override overrode overridden
ring rang rung
rise rose risen
run ran run
overrun overran overrun
say said
see saw seen
oversee oversaw overseen
seek sought
sell sold
resell resold
send sent
resend resent
set set
reset reset
sew sewn sewed
shake shook shaken
shed shed
shine shone
shoot shot
show showed shown
shrink shrank shrunk
shut shut
sing sang sung
sink sank sunk
sit sat
slay slew slain
sleep slept
slide slid
slit slit
sow sown sowed
speak spoke spoken
speed sped
spell spelt spelled
spend spent
spill spilt spilled
spin spun
split split
spoil spoilt spoiled
spread spread
spring sprang sprung
stand stood
withstand withstood
understand understood
steal stole stolen
stick stuck
sting stung
stink stank stunk
stride strode
strike struck stricken
string strung
strive strove striven
swear swore sworn
sweep swept
swell swelled swollen
swim swam swum
swing swung
take took taken
mistake mistook mistaken
overtake overtook overtaken
partake partook partaken
retake retook retaken
undertake undertook undertaken
teach taught
tear tore torn
tell told
foretell foretold
think thought
rethink rethought
throw threw thrown
overthrow overthrew overthrown
thrust thrust
tread trod trodden
upset upset
wake woke woken
wear wore worn
weave wove woven
weep wept
win won
wind wound
wring wrung
write wrote written
rewrite rewrote rewritten
""".strip().splitlines()
}

AUXILIARIES = {
    "be": ["am", "is", "are", "was", "were", "been", "being", "'s", "'re", "'m"],
    "have": ["has", "had", "having", "'ve"],
    "do": ["does", "did", "done", "doing"],
}

# Verbs of more syllables whose last is stressed, so that their consonant doubles.
DOUBLED = frozenset(
    word
    for row in (
        "abet abut acquit admit allot annul appal bar beset commit compel concur confer control",
        "debar defer deter disbar dispel embed emit enrol equip excel expel forget format impel",
        "incur infer inter occur omit outwit permit prefer propel rebel rebut recommit recur",
        "refer regret remit submit transfer transmit unplug upset overlap kidnap handicap program",
    )
    for word in row.split()
)

# British spelling doubles an unstressed "l" as well: both are made.
FINAL_L = re.compile(r"[^aeiou][aeiou]l$|[aeiou]{2}l$")
SINGLE = re.compile(r"^[^aeiou]*(?:qu)?[aeiou][bdfgklmnprtvz]$")


def forms(verb: str) -> Iterator[str]:
    """The forms of a verb, its base among them."""
    yield verb
    if verb in AUXILIARIES:
        yield from AUXILIARIES[verb]
        return
    yield _third(verb)
    stems = list(_stems(verb))
    yield from (stem + "ing" for stem in stems)
    if verb in IRREGULAR:
        yield from IRREGULAR[verb]
        return
    if re.search(r"[^aeiou]y$", verb):
        yield verb[:-1] + "ied"
    elif verb.endswith("e"):
        yield verb + "d"
    else:
        yield from (stem + "ed" for stem in stems)


def _third(verb: str) -> str:
    if verb in ("go", "forgo", "undergo", "veto", "echo", "torpedo", "embargo"):
        return verb + "es"
    if re.search(r"(s|x|z|ch|sh)$", verb):
        return verb + "es"
    if re.search(r"[^aeiou]y$", verb):
        return verb[:-1] + "ies"
    return verb + "s"


def _stems(verb: str) -> Iterator[str]:
    """What stands before -ing and -ed: "plan" gives "plann", "signal" "signal" and "signall"."""
    if verb.endswith("ie"):
        yield verb[:-2] + "y"
    elif re.search(r"[^eoy]e$", verb) and verb != "be":
        yield verb[:-1]
    elif SINGLE.match(verb) or verb in DOUBLED:
        yield verb + verb[-1]
    else:
        yield verb
        if FINAL_L.search(verb):
            yield verb + "l"
        if verb.endswith("c"):
            yield verb + "k"


def written() -> Iterator[str]:
    """The verbs that the words of acts begin with."""
    for name in ("predicates", "carriers"):
        words = yaml.safe_load((WORDS / f"{name}.yaml").read_text("utf-8"))
        for group in words["groups"].values():
            for entry in group["entries"]:
                if entry.get("pos", group.get("pos", "verb")) == "verb":
                    yield from entry["form"].split()[0].split("|")


def counted(treebanks: Path) -> Counter[str]:
    """How often each verb stands in the treebank's training part."""
    found: Counter[str] = Counter()
    with gzip.open(treebanks / "en_ewt-ud-train.conllu.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            columns = line.split("\t")
            if len(columns) == 10 and columns[3] in VERB and "Typo=Yes" not in columns[5]:
                found[columns[2].lower()] += 1
    return found


def table(verbs: Iterable[str], counts: Counter[str]) -> dict[str, str]:
    """Forms with the verbs they may be of, the commonest first."""
    held: defaultdict[str, set[str]] = defaultdict(set)
    for verb in verbs:
        for form in forms(verb):
            held[form].add(verb)
    return {
        form: " ".join(sorted(of, key=lambda verb: (-counts[verb], verb)))
        for form, of in sorted(held.items())
    }


def write(treebanks: Path, out: Path) -> None:
    """Write the table for the verbs of the treebank and of the words of acts."""
    counts = counted(treebanks)
    plain = re.compile(r"[a-z]{2,}")
    common = {verb for verb, count in counts.items() if count > 1}
    bases = {v for v in (*common, *written()) if plain.fullmatch(v)}
    made = {f for v in bases for f in forms(v) if f != v}
    # A form that somebody wrote as a word of acts ("gonna", "going") is no base.
    bases -= {v for v in bases if v in made and counts[v] < 2 and v not in IRREGULAR}
    bases -= {"could", "can", "may", "might", "must", "should", "will", "would", "shall", "ought"}
    rows = table(bases, counts)
    text = ",\n".join(f"{json.dumps(k)}:{json.dumps(v)}" for k, v in rows.items())
    out.write_text("{\n" + text + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))
