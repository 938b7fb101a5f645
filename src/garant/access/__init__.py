"""Access: passwords and tokens, and whose account they open. Of a secret only its hash is kept."""

from garant.access.opening import (
    change_password,
    give_token,
    holder_of,
    make_account,
    sign_in,
)
from garant.access.secrets import LEAST_LENGTH, PasswordError

__all__ = [
    "LEAST_LENGTH",
    "PasswordError",
    "change_password",
    "give_token",
    "holder_of",
    "make_account",
    "sign_in",
]
