"""The secrets of second factors at rest: a copy of the database alone opens no account.

They are encrypted by a key made of SECRET_KEY, which does not lie in the database. Who changes SECRET_KEY
makes them unreadable: then nobody's code fits, and every second factor is taken off and set up anew.
"""

import base64
import logging

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)


class SecretsAtRest(DefaultMFAAdapter):
    """allauth asks it before it writes a secret and after it read one."""

    def encrypt(self, text: str) -> str:
        """For the database."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """From the database; what cannot be read becomes a secret nobody knows, never an empty one."""
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor was encrypted by another SECRET_KEY")
            return generate_totp_secret()

    def build_totp_svg(self, url: str) -> str:
        """Nothing: the page draws its own, without a style inside (commission/render/qr.py)."""
        return ""


def _box() -> Fernet:
    key = salted_hmac("commission.second_factor", "secrets at rest", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
