"""Tokenizers close to the treebanks' words, saved in the pipeline so that loading needs no code.

A language's recipe says how its tokenizer differs from spaCy's own; French has rules in code.
"""

import re
from collections.abc import Callable
from importlib import import_module

import recipe
import spacy
from recipe import Tokens
from spacy.language import Language
from spacy.util import compile_infix_regex, compile_suffix_regex


def customize(nlp: Language, rules: Tokens) -> Language:
    """Give a blank pipeline the rules of a recipe."""
    tokenizer = nlp.tokenizer
    if rules.dropped:
        dropped = re.compile(rules.dropped)
        held = {
            form: parts
            for form, parts in tokenizer.rules.items()
            if len(parts) == 1 or not dropped.fullmatch(form)
        }
        tokenizer.rules = {}
        for form, parts in held.items():
            tokenizer.add_special_case(form, parts)
    if rules.whole:
        tokenizer.token_match = re.compile(f"(?:{'|'.join(rules.whole)})$").match
    if rules.apart:
        infixes = compile_infix_regex([*nlp.Defaults.infixes, *rules.apart])
        tokenizer.infix_finditer = infixes.finditer
    if rules.ends:
        suffixes = compile_suffix_regex([*nlp.Defaults.suffixes, *rules.ends])
        tokenizer.suffix_search = suffixes.search
    return nlp


@spacy.registry.callbacks("garant_tokenizer")
def tokenizer_of(language: str) -> Callable[[Language], Language]:
    """The callback that sets up the tokenizer of a language before training."""
    held = recipe.load(language)
    if held.own_treebanks:
        own: Callable[[Language], Language] = import_module(f"{language}.tokenizer").customize
        return own
    return lambda nlp: customize(nlp, held.tokens)
