"""What the French pipeline is made with beside its recipe."""

from pathlib import Path

from fr import corpus, entities, verb_forms


def prepare(data: Path, out: Path) -> None:
    """Write the training and test texts.

    Raises:
        FileNotFoundError: The annotated news are not there.
    """
    articles = data / "corpus" / "wikinews-fr-winer" / "articles.jsonl.gz"
    if not articles.is_file():
        raise FileNotFoundError(f"{articles} is missing")
    corpus.prepare(data / "treebanks" / "fr", out)
    entities.prepare(articles, out)


def write_tables(treebanks: Path, out: Path) -> None:
    """Write the table of verb forms."""
    verb_forms.write(Path(__file__).parent, treebanks, out / "verb_forms.json")
