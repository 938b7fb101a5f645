"""How the API is tried with whatever may be sent: shortly in a test, at length by hand.

    PYTHONPATH=tests python tests/web/fuzzing.py --examples 1000

What is not checked, and why:

- A name that keeps to its pattern may be one that nobody has (`party=xyz`): 400 is then right.
- A site without accounts lets everybody in, with a token that it does not know or with none.
"""

import argparse
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.config import SchemathesisConfig
from told import READINGS, RUN
from web.fake_reading import FakeReader, refuse

from garant.answers import Answers
from garant.ledger import Ledger
from garant.ontology import load_ontology
from garant.settings import Settings
from garant.web import Site, create_app
from garant.web.taking_in import TakingIn

_GOOD = ["2xx", "304", "400", "401", "403", "404", "406", "409", "422", "503"]
_CONFIG = {"checks": {"positive_data_acceptance": {"expected-statuses": _GOOD}}}


@contextmanager
def tried_site(folder):
    """The OpenAPI document of a site over a ledger of its own."""
    path = Path(folder) / "garant.db"
    ontology = load_ontology()
    with Ledger.open(f"sqlite:///{path}") as ledger:
        ledger.record(READINGS, RUN)
        site = Site(
            answers=Answers(ledger, lambda: ontology),
            settings=Settings(ledger=f"sqlite:///{path}", reviewer="Ada"),
        )
        taking_in = TakingIn(ledger, site.settings, fetch=refuse, reader=FakeReader())
        app = create_app(site, taking_in)
        config = SchemathesisConfig.from_dict(_CONFIG)
        yield schemathesis.openapi.from_asgi("/api/v1/openapi.json", app, config=config)
        taking_in.close()


def operations(schema):
    """What can be asked, each with its name."""
    for found in schema.get_all_operations():
        operation = found.ok()
        yield f"{operation.method.upper()} {operation.path}", operation


def try_out(operation, examples):
    """Send whatever may be sent to one endpoint; raises where its description does not hold."""
    from schemathesis.specs.openapi.checks import ignored_auth

    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def keeps_to_its_description(case):
        case.call_and_validate(excluded_checks=[ignored_auth])

    keeps_to_its_description()


def main():
    """Try every endpoint, and print a line for each; ends with 1 where a description fails."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--examples", type=int, default=1_000)
    parser.add_argument("--only", default="", help="endpoints whose name holds this")
    args = parser.parse_args()
    failed = 0
    with tempfile.TemporaryDirectory() as folder, tried_site(folder) as schema:
        for name, operation in operations(schema):
            if args.only not in name:
                continue
            began = time.perf_counter()
            try:
                try_out(operation, args.examples)
                told = "holds"
            except (Exception, BaseExceptionGroup) as error:
                failed += 1
                told = f"FAILS\n{error}"
            print(f"{name:40} {time.perf_counter() - began:7.1f} s  {told}", flush=True)  # noqa: T201
    raise SystemExit(1 if failed else 0)


if __name__ == "__main__":
    main()
