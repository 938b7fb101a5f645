"""What is refused: a status, and a sentence of `web/words` that says what to do."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from starlette.exceptions import HTTPException

from garant.web.speaking import load_speech


class Refusal(HTTPException):
    """A request that is refused, told in the language of who asks.

    Args:
        status: The HTTP status.
        name: The text, in `trouble.yaml` of each language.
        headers: What else to answer.
        **values: What the text is filled in with.
    """

    def __init__(
        self,
        status: HTTPStatus,
        name: str,
        /,
        *,
        headers: Mapping[str, str] | None = None,
        **values: Any,
    ) -> None:
        self.name = name
        self.values = values
        super().__init__(status, self.told("en"), headers)

    def told(self, language: str) -> str:
        """The sentence, in a language."""
        return load_speech(language)(f"trouble.{self.name}", **self.values)


class SignInFirst(Exception):  # noqa: N818 - nothing is wrong: the visitor is shown the way
    """A page that asks who its visitor is; the answer is the way to the sign-in page."""
