import pytest
from fetching.servers import reply
from watching.made_up import Watched


class Answers:
    """What the server answers, by path; what is not there, is not."""

    def __init__(self):
        self.by_path = {"/robots.txt": reply(status="404 Not Found")}

    def __call__(self, path):
        found = self.by_path.get(path, reply(status="404 Not Found"))
        found = found() if callable(found) else found
        return [found] if isinstance(found, bytes) else found


@pytest.fixture
def watched(tmp_path):
    made = Watched(tmp_path, Answers())
    yield made
    made.close()


@pytest.fixture
def pages(watched):
    """What stands at the paths of the made-up web."""
    return watched.server.answer.by_path
