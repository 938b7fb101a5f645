"""A table to search on each database, and texts that are hard to search."""

import sqlite3

from garant.ledger.words import to_fts5, to_tsquery, to_tsvector

TEXTS = (
    "La France et le Royaume-Uni sont prêts à déployer des troupes après un cessez-le-feu.",
    "L’Allemagne n'exclut pas d’envoyer 2,5 milliards d'euros, mais pas de troupes.",
    "« Aucun soldat polonais », a dit M. Wladyslaw Kosiniak-Kamysz à l'Élysée.",
    "Au cœur de l'accord : la main-d'œuvre de défense, les manoeuvres en mer Noire.",
    "Лавров: «Россия против». Зеленський про Київ і зв'язок з союзниками.",
    "OTAN / NATO — Erdoğan, İstanbul, Ankara ; GROẞE STRAßE; x² 🔥 paix🙂",
    "le feu cessez un. France or NOT near and",
    "",
)

CHOSEN = [
    "Œuvre, œufs et bœufs",
    "Straße STRASSE ẞ ß",
    "İstanbul Iğdır ısı",
    "ﬁnancement ﬂotte",
    "e\u0301te\u0301 été E\u0301TE\u0301 \u0301seul",
    "й и\u0306 ё е\u0308 ї і\u0308 Й Ё Ї Ґ",
    "Ελλάδα Σίσυφος ᾳ α\u0345 ϐ",
    "سَلَام القُدس",
    "שָׁלוֹם",
    "和平 安保 にほんご",
    "안보 \u110b\u1161\u11ab\u1107\u1169",
    "2 000 m², 10³ ½ Ⅷ ٣",
    "🔥 😐 paix🙂 🇫🇷 👩‍🚒",
    "l'OTAN l’OTAN lʼOTAN",
    "so\u00adldat a\u200bb c\u200dd",
    "a\0b\x19c",
    "\ue000\U000f0000\U0010ffff\ufffe\uffff\ufffd",
    "Łódź Ørsted Đà Nẵng Çelik Åland \u212bngström",
    "ǅ Ǳ ǰ ŉ ſ",
]


TOKENIZER = "unicode61 remove_diacritics 2"


class Fts5Table:
    """A table of FTS5, filled anew for each question."""

    def __init__(self):
        self.connection = sqlite3.connect(":memory:", isolation_level=None)
        self.connection.execute(f"CREATE VIRTUAL TABLE t USING fts5(x, tokenize='{TOKENIZER}')")
        self.connection.execute("CREATE VIRTUAL TABLE v USING fts5vocab(t, instance)")

    def fill(self, texts):
        self.connection.execute("DELETE FROM t")
        rows = enumerate(texts)
        self.connection.executemany("INSERT INTO t(rowid, x) VALUES (?, ?)", rows)

    def rows(self, query):
        found = self.connection.execute("SELECT rowid FROM t WHERE t MATCH ?", [to_fts5(query)])
        return {row for (row,) in found}

    def tokens(self, text):
        self.fill([text])
        return [word for (word,) in self.connection.execute("SELECT term FROM v ORDER BY offset")]


class VectorTable:
    """A table of vectors with an index, filled anew for each question."""

    def __init__(self, url):
        import psycopg

        self.connection = psycopg.connect(url, autocommit=True)
        self.connection.execute("CREATE TEMP TABLE t (id int PRIMARY KEY, x tsvector)")
        self.connection.execute("CREATE INDEX ON t USING gin (x)")
        # On so few rows it would not look into the index, which is to be tried as well.
        self.connection.execute("SET enable_seqscan = off")

    def fill(self, texts):
        self.connection.execute("TRUNCATE t")
        with self.connection.cursor() as cursor:
            rows = [(number, to_tsvector(text)) for number, text in enumerate(texts)]
            cursor.executemany("INSERT INTO t VALUES (%s, CAST(%s AS tsvector))", rows)

    def rows(self, query):
        sql = "SELECT id FROM t WHERE x @@ CAST(%s AS tsquery)"
        return {row for (row,) in self.connection.execute(sql, [to_tsquery(query)])}
