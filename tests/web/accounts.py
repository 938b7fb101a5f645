"""Accounts on a site: made cheaply, and signed in as a browser does it."""

from web.visiting import mark_in

from garant.access import give_token, make_account
from garant.model import Role

PASSWORD = "trois ponts sur la Vistule"


def add_accounts(ledger, *names):
    """Make an account for each role, called by it, or for the roles that are named."""
    for name in names or [role.value for role in Role]:
        make_account(ledger, name, Role(name), who="root", password=PASSWORD)


def sign_in(client, name, password=PASSWORD, **fields):
    """Sign a browser in; gives the answer."""
    page = client.get("/en/sign-in")
    form = {"csrf_token": mark_in(page), "name": name, "password": password, **fields}
    return client.post("/en/sign-in", data=form)


def token_for(ledger, name):
    """The headers by which a program asks as somebody."""
    secret, _ = give_token(ledger, name, label="test", role=Role(name), who=name)
    return {"Authorization": f"Bearer {secret}"}
