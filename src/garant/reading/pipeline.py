"""Loading a language pipeline: the embedded one, or any installed one with UD labels."""

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from garant.errors import PipelineError
from garant.reading.labels import is_ud, parser_labels, scheme_of, schemes

if TYPE_CHECKING:
    from spacy.language import Language

_HERE = Path(__file__).parent
_ANY_LANGUAGE = "xx"


def embedded_pipeline(language: str) -> Path:
    """The folder where a language's trained pipeline is carried, whether or not it is there."""
    return _HERE / language / "pipeline"


def load_pipeline(language: str, name: str | None = None) -> "Language":
    """Load the pipeline that parses a language.

    Any pipeline of spaCy will do that has a parser with Universal Dependencies labels and a
    morphology (`fr_core_news_lg`, `fr_dep_news_trf`). Labels of another scheme are mapped where the
    scheme is known (`en_core_web_sm`; `garant.reading.labels`), else the pipeline is refused.

    Args:
        language: The ISO 639-1 code of the texts.
        name: An installed pipeline's name or the path of its folder; None takes the embedded one.

    Raises:
        PipelineError: The pipeline is missing, broken, for another language, or without the
            annotation that the rules read.
    """
    source = _source(language, name)
    # spaCy warns about versions and missing tables in terms no reader of news can act on.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        try:
            nlp = spacy.load(source)
        except ImportError as error:
            raise PipelineError(
                f"pipeline {source}: it needs a package that is not installed ({error}); "
                "install that package or take another pipeline with --pipeline"
            ) from error
        except Exception as error:  # a broken folder fails in as many ways as it has files
            problem = " ".join(str(error).split())[:200]
            raise PipelineError(
                f"pipeline {source}: it cannot be loaded ({problem}); "
                "install it again or take another one with --pipeline"
            ) from error
    _check(nlp, language, str(source))
    nlp.lang = language  # the embedded one is packed as "xx"; its words are looked up by language
    return nlp


def _source(language: str, name: str | None) -> str | Path:
    if name is None:
        folder = embedded_pipeline(language)
        if not (folder / "config.cfg").is_file():
            raise PipelineError(
                f"no pipeline for the language {language!r} is carried in {folder}; "
                "install Garant again, or name an installed one with --pipeline"
            )
        return folder
    path = Path(name)
    if path.is_dir():
        if not (path / "config.cfg").is_file():
            raise PipelineError(
                f"pipeline {name}: the folder holds no config.cfg; "
                "give the folder of a trained spaCy pipeline"
            )
        return path
    from importlib.util import find_spec

    try:
        found = find_spec(name) is not None
    except (ImportError, ValueError):
        found = False
    if not found:
        raise PipelineError(
            f"pipeline {name}: no such installed package or folder; "
            f"install it (pip install {name}) or leave out --pipeline to use the embedded one"
        )
    return name


def _check(nlp: "Language", language: str, source: str) -> None:
    if nlp.lang not in (language, _ANY_LANGUAGE):
        raise PipelineError(
            f"pipeline {source}: it is for the language {nlp.lang!r}, the text is in {language!r}; "
            "give a pipeline for that language or leave out --pipeline"
        )
    assigned = {item for pipe in nlp.pipe_names for item in nlp.get_pipe_meta(pipe).assigns}
    if "token.dep" not in assigned:
        raise PipelineError(
            f"pipeline {source}: it has no parser; give one with a parser (such as {language}"
            "_core_news_sm) or leave out --pipeline"
        )
    # An attribute ruler may set morphology from tags and does not say so.
    if "token.morph" not in assigned and "attribute_ruler" not in nlp.pipe_names:
        raise PipelineError(
            f"pipeline {source}: it has no morphology; give one with a morphologizer or leave out "
            "--pipeline"
        )
    labels = parser_labels(nlp)
    if labels and not is_ud(labels) and scheme_of(labels) is None:
        known = ", ".join(scheme.title for scheme in schemes())
        raise PipelineError(
            f"pipeline {source}: its parser's labels are not those of Universal Dependencies "
            f"(none is 'obl'), nor of a scheme that is mapped to them ({known}); "
            "give one trained on a UD treebank or leave out --pipeline"
        )
