"""What revision 0001 makes beside the tables: the word index, its content, and the views."""

# The name of the view stands in single quotes: in double ones Datasette would offer to search the
# view, find rows by `rowid`, which a view has not, and show none. It searches `passage_fts` itself.
SQLITE = (
    """
    CREATE VIEW passage_words AS
    SELECT passage.id, substr(document.text, passage.start + 1, passage."end" - passage.start)
        AS words, passage.document_id, passage.start, passage."end"
    FROM passage JOIN document ON document.id = passage.document_id
    """,
    """
    CREATE VIRTUAL TABLE passage_fts USING fts5(
        words, document_id UNINDEXED, content='passage_words', content_rowid='id',
        tokenize="unicode61 remove_diacritics 2", columnsize=0
    )
    """,
)

POSTGRESQL = (
    """
    CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION 'the ledger is append-only'; END $$
    """,
    """
    CREATE VIEW passage_words AS
    SELECT passage.id, substr(document.text, passage.start + 1, passage."end" - passage.start)
        AS words, passage.document_id, passage.start, passage."end"
    FROM passage JOIN document ON document.id = passage.document_id
    """,
    """
    CREATE TABLE passage_fts (
        passage_id integer PRIMARY KEY REFERENCES passage (id), words tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_passage_fts_words ON passage_fts USING gin (words)",
    """
    CREATE TRIGGER keep_passage_fts BEFORE UPDATE OR DELETE OR TRUNCATE ON passage_fts
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()
    """,
)

# For who looks into the database with another tool. What stands by reviews and updates is told by
# `garant acts`: these show what the latest reading of each document found.
VIEWS = (
    """
    CREATE VIEW current_reading AS
    SELECT * FROM reading
    WHERE id = (SELECT max(later.id) FROM reading AS later
                WHERE later.document_id = reading.document_id)
    """,
    """
    CREATE VIEW current_act AS
    SELECT act.id, act.key, act.day, act.kind, act_party.code AS party, act_party.person,
        act.capability, act.firmness, act.conditions, act.quantity_text AS quantity,
        act.speaker_code, act.speaker_person, act.speaker_anonymous,
        substr(document.text, act.start + 1, act."end" - act.start) AS words,
        current_reading.title, current_reading.publisher, document.url, act.document_id
    FROM act
    JOIN act_party ON act_party.act_id = act.id AND act_party.role = 'actor'
    JOIN document ON document.id = act.document_id
    JOIN current_reading ON current_reading.document_id = act.document_id
    JOIN reading_act ON reading_act.act_id = act.id AND reading_act.reading_id = current_reading.id
    """,
    """
    CREATE VIEW current_statement AS
    SELECT statement.id, statement.key, statement.day, statement.mode, statement.cue,
        statement.speaker_text, statement.speaker_code, statement.speaker_person,
        statement.speaker_anonymous,
        substr(document.text, statement.start + 1, statement."end" - statement.start) AS words,
        current_reading.title, current_reading.publisher, document.url, statement.document_id
    FROM statement
    JOIN document ON document.id = statement.document_id
    JOIN current_reading ON current_reading.document_id = statement.document_id
    JOIN reading_statement ON reading_statement.statement_id = statement.id
        AND reading_statement.reading_id = current_reading.id
    """,
)
