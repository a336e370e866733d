"""The one form of an e-mail address: what is stored, compared and looked up all goes through here."""

import unicodedata


def normalize_address(email: str) -> str:
    """Return an address as it is stored: without spaces around it, in lower case, each letter one character.

    Mail servers do not tell capitals apart in practice, and people type them as their mail program shows them.
    """
    return unicodedata.normalize("NFC", email.strip().lower())
