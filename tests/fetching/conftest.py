import pytest
from fetching.servers import Server, Web, reply

from garant.fetching import fetch
from garant.fetching.fetched import Limits


class Answers:
    """What the server answers, by path."""

    def __init__(self):
        self.by_path = {}

    def __call__(self, path):
        found = self.by_path.get(path, reply(status="404 Not Found"))
        return found() if callable(found) else (found if isinstance(found, list) else [found])


@pytest.fixture(scope="session")
def server():
    made = Server(Answers())
    yield made
    made.close()


@pytest.fixture
def web(server):
    """The public web, empty."""
    server.answer.by_path = {}
    server.asked.clear()
    return Web(server)


@pytest.fixture
def get(web):
    """Fetches from the made-up web."""

    def get(address="http://news.example/a", **options):
        limits = {"seconds": 5.0, **options.pop("limits", {})}
        return fetch(
            address,
            resolve=web.resolve,
            connect=web.connect,
            limits=Limits(**limits),
            **options,
        )

    return get


@pytest.fixture
def pages(server, web):
    """What stands at the paths of the made-up web."""
    return server.answer.by_path
