"""What the OpenAPI document says holds, whatever is sent: a few examples for each endpoint."""

import warnings

import pytest
from web.fuzzing import operations, tried_site, try_out


@pytest.fixture(scope="module")
def schema(tmp_path_factory):
    """The OpenAPI document of a site over a ledger of its own."""
    with tried_site(tmp_path_factory.mktemp("tried")) as found:
        yield found


def test_every_endpoint_keeps_to_its_description(schema):
    tried = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, operation in operations(schema):
            try_out(operation, 3)
            tried.append(name)

    assert {"GET /api/v1/board", "POST /api/v1/documents", "POST /api/v1/reviews"} <= set(tried)
