"""A thousand things that someone may type or paste into a search box, none of them an error."""

from itertools import islice, product
from random import Random

OPERATORS = r'''
AND ¦ OR ¦ NOT ¦ NEAR ¦ NEAR( ¦ NEAR(a b, 3) ¦ NEAR/2 ¦ a NEAR b ¦ OR OR ¦ NOT NOT ¦ AND OR NOT
a AND ¦ OR a ¦ NOT a ¦ a NOT ¦ - ¦ -- ¦ -a ¦ --a ¦ - a ¦ -* ¦ + ¦ +a ¦ a + b ¦ ^ ¦ ^a ¦ a^2 ¦ :
title: ¦ words:a ¦ :a ¦ {a b}:c ¦ - {a}: b ¦ * ¦ ** ¦ a* ¦ *a ¦ a** ¦ a*b ¦ a * ¦ " ¦ "" ¦ "a ¦ a"
"a" "b ¦ "a"* ¦ "a*" ¦ -" ¦ -"a" ¦ ' ¦ '' ¦ 'a ¦ a'b ¦ ’ ¦ “ ¦ ” ¦ “a ¦ a” ¦ „a“ ¦ « ¦ » ¦ « a
a » ¦ «» ¦ « »* ¦ »a« ¦ ( ¦ ) ¦ () ¦ (((( ¦ )))) ¦ (a ¦ a) ¦ (a OR b) AND c ¦ (a OR) ¦ ()() ¦ [a]
{a} ¦ <-> ¦ a <-> b ¦ a <2> b ¦ a & b ¦ a | b ¦ !a ¦ !!a ¦ a:* ¦ a:A ¦ a:*AB ¦ & | ¦ 'a':1 ¦ 'a':*
$a$ ¦ $$ ¦ @@ ¦ % ¦ _ ¦ %a% ¦ ? ¦ :1 ¦ %s ¦ %(a)s ¦ {0} ¦ ~ ¦ """ ¦ \ ¦ \' ¦ a\
'''
DATABASES = """
'; DROP TABLE passage; -- ¦ 1 OR 1=1 ¦ ' OR '1'='1 ¦ " OR ""=" ¦ a'; SELECT pg_sleep(9)--
UNION SELECT * FROM document ¦ rank MATCH 'bm25(1)' ¦ passage_fts('rebuild') ¦ x'00'
CAST('a' AS tsquery) ¦ NULL ¦ null ¦ true ¦ 0x1f ¦ 1e308 ¦ -1 ¦ NaN ¦ /* a */ ¦ a;b
"""
WORDS = """
🔥 ¦ 😐 ¦ paix🙂 ¦ 🇫🇷 ¦ ² ¦ x² ¦ ½ ¦ № ¦ € ¦ Ⅷ ¦ ٣ ¦ ﬁn ¦ ﷺ ¦ Ǆ ¦ ẞ ¦ İ ¦ ı ¦ œ ¦ Œuvre ¦ cœur
l'Élysée ¦ l’Élysée ¦ à ¦ ÉÀÇ ¦ Çelik ¦ Łódź ¦ Ørsted ¦ naïve ¦ й ¦ ё ¦ Київ ¦ зв'язок ¦ звʼязок
Ελλάδα ¦ ς ¦ ᾳ ¦ سَلام ¦ 和平 ¦ 안보 ¦ ไทย ¦ हिन्दी ¦ 𝒻𝓇 ¦ 𐐀
"""
CHARACTERS = (
    "\0,a\0b,\x01,\x19,\x1a,\x1b[31m,\x7f,\x85,\t,\n,\r\n, ,\u00a0,\u00ad,so\u00adldat,\u200b,"
    "a\u200bb,\u200d,\u202e,\u2028,\ufeff,\ufffd,\ufffe,\uffff,\U0010ffff,\ue000,\U000f0000,\u0301,e\u0301,\u0345,"
    "и\u0306,α\u0345,\U0001f469\u200d\U0001f692,\u110b\u1161\u11ab\u1107\u1169"
)
LONG = [
    *("a" * 499, "a" * 500, "é" * 600, "a" * 10_000, "a " * 5_000, "a OR " * 2_000, "-a " * 2_000),
    *("NOT " * 2_500, "NEAR(" * 2_000, "é\u0301" * 3_000, "1," * 5_000, '" ' * 5_000),
    *(character * 10_000 for character in '"(«*\0'),
]


def junk(count=1_000):
    """Each piece by itself, pairs of them, then strings of them; the same at each run."""
    rows = (*OPERATORS.splitlines(), *DATABASES.splitlines(), *WORDS.splitlines())
    pieces = [piece for row in rows if row for piece in row.split(" ¦ ")]
    pieces += CHARACTERS.split(",")
    random = Random(17)
    pairs = list(product(pieces, repeat=2))
    random.shuffle(pairs)
    found = [*pieces, *LONG, *(f"{first} {second}" for first, second in islice(pairs, 400))]
    while len(found) < count:
        space = random.choice(["", " ", "\u00a0"])
        found.append(space.join(random.choices(pieces, k=random.randint(2, 12))))
    return found[:count]
