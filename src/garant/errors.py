"""Every error that Garant raises on purpose: one sentence that says what, where and what to do."""


class GarantError(Exception):
    """An error whose message is meant for the user as it stands."""


class InputError(GarantError):
    """A file, page, feed or record that cannot be read."""

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source}: {problem}; {remedy}")
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str, str]]:
        # It comes back from a reading process whole.
        return type(self), (self.source, self.problem, self.remedy)


class AnswerError(InputError):
    """A server that answers, but not with what was asked for.

    `status` is that of HTTP, `retry_seconds` how long it asks to be left alone, as far as it says.
    """

    def __init__(
        self, source: str, problem: str, remedy: str, status: int, retry_seconds: float | None
    ) -> None:
        super().__init__(source, problem, remedy)
        self.status = status
        self.retry_seconds = retry_seconds

    def __reduce__(self) -> tuple[type["AnswerError"], tuple[str, str, str, int, float | None]]:  # type: ignore[override]
        return type(self), (
            self.source,
            self.problem,
            self.remedy,
            self.status,
            self.retry_seconds,
        )


class AlreadyReadError(GarantError):
    """A document that the same make of reader has read before: nothing is left to do."""

    def __init__(self, document: str) -> None:
        super().__init__(document)
        self.document = document


class PipelineError(GarantError):
    """A language pipeline that is missing, broken or not labelled as needed."""


class WordsError(GarantError):
    """A file of words or of the ontology with mistakes, all listed with their place."""


class PactError(WordsError):
    """A pact that is not there or has mistakes: one line for each, with its place."""


class PrintingError(GarantError):
    """A form that documents cannot be written in here: an engine or a font is missing."""


class LedgerError(GarantError):
    """A ledger that cannot be opened, read or written, or a question it cannot answer."""


class UnknownKeyError(LedgerError):
    """A key, or the first signs of one, that names nothing, or several things."""


class QuestionError(LedgerError):
    """A question with mistakes: one line for each."""


class DecidedMeanwhileError(LedgerError):
    """Somebody has decided on the same thing since the one who decides now looked at it."""
