"""Who a program is: the key in its Authorization header."""

from __future__ import annotations

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, get_authorization_header
from rest_framework.exceptions import AuthenticationFailed
from rest_framework.request import Request

from factcheck.models import ApiToken, User

SCHEMES = (b"bearer", b"token")


class TokenAuthentication(BaseAuthentication):
    """Authorization: Bearer KEY, or Token KEY. request.auth is the ApiToken. One query, and a write once a day."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, *rest = get_authorization_header(request).split() or [b""]
        if scheme.lower() not in SCHEMES:
            return None
        if len(rest) != 1:
            raise AuthenticationFailed(
                "The Authorization header holds no key. Send 'Authorization: Bearer KEY'."
            )
        # latin-1 reads any byte, and a key that is none of ours simply has another digest.
        token = token_of(rest[0].decode("latin-1"))
        note_use(token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return 'Bearer realm="wederhoor"'


def token_of(key: str) -> ApiToken:
    digest = ApiToken.digest_of(key)
    token = ApiToken.objects.valid().filter(digest=digest).select_related("user").first()
    if token is None:
        # One sentence for all: whoever tries keys learns nothing from it.
        raise AuthenticationFailed(
            "This key is not valid: unknown, expired or withdrawn. Ask your admin for a new one."
        )
    return token


def note_use(token: ApiToken) -> None:
    today = timezone.now().date()
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
