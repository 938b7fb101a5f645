"""Feeds of changes, for whoever follows a pact, a party or a capability."""

from collections.abc import Iterator
from typing import Annotated, Literal

from fastapi import APIRouter, Request, Response
from pydantic import Field

from garant import publishing
from garant.answers import DEFAULT_PACT, Answers, FollowedView
from garant.web.api.describing import ALWAYS, problems
from garant.web.api.questions import OfFeed, in_query
from garant.web.api.replying import reply_bytes
from garant.web.linking import web_address
from garant.web.speaking import load_speech

router = APIRouter(tags=["feeds"])

ATOM = "application/atom+xml"


class OfAtomFeed(OfFeed):
    """Whose changes, in which language."""

    language: Literal["fr", "en"] = Field("en", description="The language of the titles.")


@router.get(
    "/feeds/changes.atom",
    response_model=None,
    responses={
        200: {
            "description": "The latest changes, each with its sentence and its source.",
            "content": {ATOM: {"schema": {"type": "string"}}},
        },
        304: {"description": "The answer is the one that the client has."},
        **problems(*ALWAYS),
    },
)
def changes_feed(request: Request, asking: Annotated[OfAtomFeed, in_query()]) -> Response:
    """Changes of a pact, a party or a capability, the latest recorded first, as Atom."""

    def made(answers: Answers) -> bytes:
        asked = answers.ask(party=asking.party, capability=asking.capability)
        every = not (asking.pact or asked.party or asked.capability)
        pact = asking.pact or (DEFAULT_PACT if every else None)
        found = answers.followed(
            pact=pact,
            party=asked.party,
            capability=asked.capability,
            reviewed=asking.reviewed,
        )
        labels = publishing.load_labels(asking.language)
        say = load_speech(asking.language)
        of = [dict(answers.pact(pact).title).get(asking.language, pact)] if pact else []
        of += [labels.party(asked.party)] if asked.party else []
        of += [labels("capabilities", asked.capability)] if asked.capability else []
        return publishing.atom_feed(
            list(_entries(found, labels, asking.language, str(request.base_url))),
            identity=str(request.url),
            title=say("api.feed_title", of=", ".join(of)),
            address=str(request.url),
            language=asking.language,
        )

    return reply_bytes(request, ATOM, made, depends=str(request.base_url))


def _entries(
    found: list[FollowedView], labels: publishing.Labels, language: str, base: str
) -> Iterator[publishing.Entry]:
    say = load_speech(language)
    for one in found:
        step = one["step"]
        leading = step["leading"]
        document = leading["document"]
        what = labels("capabilities", one["capability"]) or say("api.no_capability")
        words = publishing.joined_words(each["text"] for each in leading["evidence"])
        by = document["publisher"] or document["id"]
        yield publishing.Entry(
            identity=one["id"],
            title=say(
                f"api.change_{step['change']}",
                party=labels.party(one["party"]),
                what=what,
                rung=labels("firmness", step["firmness"]),
                day=say.day(step["day"]),
            ),
            updated=one["updated"],
            words=f"« {words} » — {by}, {say.day(document['published']) or say('api.no_day')}",
            by=by,
            page=f"{base}{language}/acts/{leading['act']}",
            source=web_address(document["url"]),
        )
