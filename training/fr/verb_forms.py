"""The forms of French verbs with their lemmas: `verb_forms.json` for the reader.

Verbs are those of the treebanks' training parts and of `verbs.txt`; their forms are made by the
rules below. Where usage allows two spellings (il cède, céderait, il paie, il paye) both are made.
A form of several verbs lists them, the commonest in the treebanks first.

References:
    Bescherelle, *La conjugaison pour tous*; the 1990 spelling.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from fr import treebanks

VERB = frozenset(("VERB", "AUX"))


@dataclass(frozen=True, slots=True)
class Parts:
    """The stems and forms from which a verb's others are made."""

    singular: str  # je, tu; il is given apart
    third: str
    plural: str  # stem of nous, vous, the imperfect and the present participle
    plural_third: str  # with its ending
    future: str
    participle: str
    past: str  # stem of the simple past with its vowel


# Suffix of the infinitive, and what stands in its place: je, il, nous-stem, ils, future, past
# participle, simple past. The longest that fits counts.
IRREGULAR = [
    row.split()
    for row in """
prendre prends prend pren prennent prendr pris pri
tenir tiens tient ten tiennent tiendr tenu tin
venir viens vient ven viennent viendr venu vin
mettre mets met mett mettent mettr mis mi
maudire maudis maudit maudiss maudissent maudir maudit maudi
faire fais fait fais font fer fait fi
dire dis dit dis disent dir dit di
crire cris crit criv crivent crir crit crivi
lire lis lit lis lisent lir lu lu
suffire suffis suffit suffis suffisent suffir suffi suffi
frire fris frit frie frient frir frit fri
rire ris rit ri rient rir ri ri
vivre vis vit viv vivent vivr vécu vécu
suivre suis suit suiv suivent suivr suivi suivi
prévoir prévois prévoit prévoy prévoient prévoir prévu prévi
pourvoir pourvois pourvoit pourvoy pourvoient pourvoir pourvu pourvu
voir vois voit voy voient verr vu vi
cevoir çois çoit cev çoivent cevr çu çu
devoir dois doit dev doivent devr dû du
pouvoir peux peut pouv peuvent pourr pu pu
vouloir veux veut voul veulent voudr voulu voulu
savoir sais sait sav savent saur su su
prévaloir prévaux prévaut préval prévalent prévaudr prévalu prévalu
valoir vaux vaut val valent vaudr valu valu
falloir faut faut fall faut faudr fallu fallu
pleuvoir pleut pleut pleuv pleuvent pleuvr plu plu
promouvoir promeus promeut promouv promeuvent promouvr promu promu
émouvoir émeus émeut émouv émeuvent émouvr ému ému
mouvoir meus meut mouv meuvent mouvr mû mu
asseoir assieds assied assey asseyent assiér assis assi
surseoir sursois sursoit sursoy sursoient surseoir sursis sursi
échoir échois échoit éché échoient échoir échu échu
déchoir déchois déchoit déchoy déchoient déchoir déchu déchu
courir cours court cour courent courr couru couru
mourir meurs meurt mour meurent mourr mort mouru
quérir quiers quiert quér quièrent querr quis qui
ouvrir ouvre ouvre ouvr ouvrent ouvrir ouvert ouvri
offrir offre offre offr offrent offrir offert offri
souffrir souffre souffre souffr souffrent souffrir souffert souffri
cueillir cueille cueille cueill cueillent cueiller cueilli cueilli
ssaillir ssaille ssaille ssaill ssaillent ssaillir ssailli ssailli
bouillir bous bout bouill bouillent bouillir bouilli bouilli
faillir faillis faillit failliss faillissent faillir failli failli
répartir répartis répartit répartiss répartissent répartir réparti réparti
impartir impartis impartit impartiss impartissent impartir imparti imparti
assortir assortis assortit assortiss assortissent assortir assorti assorti
asservir asservis asservit asserviss asservissent asservir asservi asservi
partir pars part part partent partir parti parti
sortir sors sort sort sortent sortir sorti sorti
ressentir ressens ressent ressent ressentent ressentir ressenti ressenti
sentir sens sent sent sentent sentir senti senti
mentir mens ment ment mentent mentir menti menti
repentir repens repent repent repentent repentir repenti repenti
dormir dors dort dorm dorment dormir dormi dormi
servir sers sert serv servent servir servi servi
fuir fuis fuit fuy fuient fuir fui fui
vêtir vêts vêt vêt vêtent vêtir vêtu vêti
gésir gis gît gis gisent gésir gisant gisi
battre bats bat batt battent battr battu batti
naître nais naît naiss naissent naîtr né naqui
connaître connais connaît connaiss connaissent connaîtr connu connu
paraître parais paraît paraiss paraissent paraîtr paru paru
paître pais paît paiss paissent paîtr pu pu
accroître accrois accroît accroiss accroissent accroîtr accru accru
croître croîs croît croiss croissent croîtr crû crû
croire crois croit croy croient croir cru cru
boire bois boit buv boivent boir bu bu
plaire plais plaît plais plaisent plair plu plu
taire tais tait tais taisent tair tu tu
traire trais trait tray traient trair trait trai
inclure inclus inclut inclu incluent inclur inclus inclu
clure clus clut clu cluent clur clu clu
clore clos clôt clos closent clor clos clo
nuire nuis nuit nuis nuisent nuir nui nuisi
luire luis luit luis luisent luir lui luisi
uire uis uit uis uisent uir uit uisi
aindre ains aint aign aignent aindr aint aigni
eindre eins eint eign eignent eindr eint eigni
oindre oins oint oign oignent oindr oint oigni
résoudre résous résout résolv résolvent résoudr résolu résolu
soudre sous sout solv solvent soudr sous solu
coudre couds coud cous cousent coudr cousu cousi
moudre mouds moud moul moulent moudr moulu moulu
rompre romps rompt romp rompent rompr rompu rompi
vaincre vaincs vainc vainqu vainquent vaincr vaincu vainqui
""".strip().splitlines()
]

_LONGEST_FIRST = sorted(IRREGULAR, key=lambda row: -len(row[0]))

EXTRA = {
    "être": (
        "suis est es sommes êtes sont étais était étions étiez étaient serai sera serons serez "
        "seront serais serait serions seriez seraient sois soit soyons soyez soient fus fut fûmes "
        "fûtes furent fût fussent été étant"
    ),
    "avoir": (
        "ai a as avons avez ont avais avait avions aviez avaient aurai aura aurons aurez auront "
        "aurais aurait aurions auriez auraient aie ait ayons ayez aient eus eut eûmes eûtes eurent "
        "eût eussent eu eue eues ayant"
    ),
    "aller": (
        "vais va vas allons allez vont allais allait allions alliez allaient irai ira irons irez "
        "iront irais irait irions iriez iraient aille aillent allai alla allèrent allât allé allée "
        "allés allées allant"
    ),
    "faire": "faites fasse fasses fassions fassiez fassent",
    "refaire": "refaites refasse refassent",
    "satisfaire": "satisfaites satisfasse satisfassent",
    "dire": "dites",
    "redire": "redites",
    "pouvoir": "puisse puisses puissions puissiez puissent puis",
    "savoir": "sache saches sachions sachiez sachent sachant sachons sachez",
    "vouloir": "veuille veuilles veuillent veuillez",
    "valoir": "vaille vaillent",
    "falloir": "faille",
    "prévaloir": "prévale prévalent",
    "devoir": "due dus dues",
    "asseoir": "assois assoit assoient assoyons assoira assoirait",
    "promouvoir": "promue promus promues",
    "résoudre": "résout",
    "dissoudre": "dissoute dissoutes dissout",
    "absoudre": "absoute absoutes",
    "haïr": "hais hait",
    "échoir": "échéant",
    "gésir": "gît gisait gisaient gisant",
    "apparaître": "apparait",
    "connaître": "connait",
    "paraître": "parait",
}

# These double their consonant before a mute e; others in -eler, -eter take è.
DOUBLING = ("appeler", "jeter", "épeler", "chanceler", "étinceler", "feuilleter", "ficeler")


def conjugate(verb: str) -> set[str]:
    """The forms of a verb, in lower case."""
    forms = {verb, *EXTRA.get(verb, "").split()}
    if verb in ("être", "avoir", "aller"):
        return forms
    if verb.endswith("er"):
        forms.update(_first_group(verb))
        return forms
    parts = _parts(verb)
    if parts is not None:
        forms.update(_others(parts))
    return forms


def _first_group(verb: str) -> Iterator[str]:
    stem = verb[:-2]
    soft = {"c": stem[:-1] + "ç", "g": stem + "e"}.get(stem[-1:], stem)  # before a, o
    for ending in ("ons", "ant", "ais", "ait", "aient", "ai", "a", "âmes", "âtes", "ât", "assent"):
        yield soft + ending
    for ending in ("ez", "ions", "iez", "èrent", "é", "ée", "és", "ées"):
        yield stem + ending
    future = ("ai", "a", "as", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
    if verb.endswith("envoyer"):
        for ending in future:
            yield f"{verb[:-4]}err{ending}"
    for light in _light(stem):
        for ending in ("e", "es", "ent", *("er" + end for end in future)):
            yield light + ending
    if re.search(r"é[^aeiouyéèê]+$", stem):  # céderait beside cèderait
        for ending in future:
            yield verb + ending


def _light(stem: str) -> list[str]:
    """The stem before a mute e."""
    if stem.endswith("ay"):
        return [stem, stem[:-1] + "i"]
    if stem.endswith(("oy", "uy")):
        return [stem[:-1] + "i"]
    if match := re.search(
        r"^(.*)[eé]([^aeiouyéèê]|[^aeiouyéèêlr][lr]|qu|gu|gn|ch|tr|gr|vr|br)$", stem
    ):
        if match[2] in "lt" and stem[len(match[1])] == "e" and (stem + "er").endswith(DOUBLING):
            return [stem + stem[-1]]
        return [f"{match[1]}è{match[2]}"]
    return [stem]


def _parts(verb: str) -> Parts | None:
    for suffix, *replacements in _LONGEST_FIRST:
        if verb.endswith(suffix):
            before = verb[: -len(suffix)]
            return Parts(*(before + text for text in replacements))
    if verb.endswith(("ir", "ïr")):
        stem = verb[:-1]
        return Parts(stem + "s", stem + "t", stem + "ss", stem + "ssent", verb, stem, stem)
    if verb.endswith("re"):
        stem = verb[:-2]
        third = stem if stem.endswith(("d", "t")) else stem + "t"
        return Parts(stem + "s", third, stem, stem + "ent", stem + "r", stem + "u", stem + "i")
    return None


def _others(parts: Parts) -> Iterator[str]:
    yield from (parts.singular, parts.third, parts.plural_third)
    for ending in ("ons", "ez", "ais", "ait", "ions", "iez", "aient", "ant"):
        yield (
            parts.plural[:-1] + "ç"
            if parts.plural.endswith("c") and ending[0] in "ao"
            else parts.plural
        ) + ending
    for ending in ("ai", "a", "as", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"):
        yield parts.future + ending
    if parts.plural_third.endswith("ent"):  # the subjunctive of the singular is that of ils
        yield from (parts.plural_third[:-2], parts.plural_third[:-2] + "s")
    participle = parts.participle
    yield from (participle, participle + "e", participle + "es")
    if not participle.endswith("s"):
        yield participle + "s"
    past = parts.past
    stem, vowel = (
        (past[:-2], "î")
        if past.endswith("in")
        else (past[:-1], {"i": "î", "u": "û"}.get(past[-1], past[-1]))
    )
    long = stem + vowel + ("n" if past.endswith("in") else "")
    yield from (
        past + "s",
        past + "t",
        long + "mes",
        long + "tes",
        past + "rent",
        long + "t",
        past + "ssent",
    )


def write(folder: Path, treebank_folder: Path, out: Path) -> None:
    """Write the table for the verbs of the treebanks' training parts and of the list here."""
    verbs: Counter[str] = Counter()
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in _training_sentences(treebank_folder):
        for token in sentence:
            if token.pos in VERB and re.fullmatch(r"[^\W\d_-]{2,}(?:er|ir|ïr|re)", token.lemma):
                verbs[token.lemma] += 1
                seen[token.form.lower().replace("’", "'")][token.lemma] += 1
    for rare in [verb for verb, count in verbs.items() if _misspelt(verb, count, verbs)]:
        del verbs[rare]
    listed = (folder / "verbs.txt").read_text(encoding="utf-8").split()
    for verb in listed:
        verbs[verb] += 1
    lemmas: dict[str, list[str]] = defaultdict(list)
    for verb, _ in verbs.most_common():
        for form in conjugate(verb):
            lemmas[form].append(verb)
    table = {
        form: " ".join(sorted(choices, key=lambda verb: -seen[form][verb]))
        for form, choices in sorted(lemmas.items())
    }
    out.write_text(
        json.dumps(table, ensure_ascii=False, indent=0, separators=(",", ":")) + "\n",
        encoding="utf-8",
    )
    print(f"{out.name}: {len(table)} forms of {len(verbs)} verbs")


def _misspelt(verb: str, count: int, verbs: Counter[str]) -> bool:
    """Whether a rare lemma is a likely slip: a common verb differs in an accent or a letter."""
    if count > 2:
        return False
    near = {verb[:i] + verb[i + 1 :] for i in range(1, len(verb)) if verb[i] == verb[i - 1]}
    near |= {verb[:i] + accent + verb[i + 1 :] for i in range(len(verb)) for accent in "eéèê"}
    return any(verbs[other] > 5 for other in near - {verb})


def _training_sentences(folder: Path) -> Iterable[treebanks.Sentence]:
    for treebank, parts in {
        "sequoia": ("train",),
        "gsd": ("dev",),
        "pud": ("test",),
        "fqb": ("test",),
        "parisstories": ("train", "dev", "test"),
        "rhapsodie": ("train", "dev", "test"),
    }.items():
        for part in parts:
            yield from treebanks.read(folder, treebank, part)
