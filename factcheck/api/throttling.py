"""How often a caller may ask."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import redis
from rest_framework.request import Request
from rest_framework.throttling import UserRateThrottle

from factcheck.models import ApiToken

if TYPE_CHECKING:  # DRF's views import this module
    from rest_framework.views import APIView

logger = logging.getLogger(__name__)


class TokenRateThrottle(UserRateThrottle):
    """API_RATE per token, or per user who is logged in. While Redis is away everyone passes: reading must go on."""

    def allow_request(self, request: Request, view: APIView) -> bool:
        try:
            return super().allow_request(request, view)
        except redis.RedisError as error:
            logger.warning("Redis is away (%s): requests are not counted.", error)
            return True

    def get_cache_key(self, request: Request, view: APIView) -> str | None:
        if isinstance(request.auth, ApiToken):
            return self.cache_format % {"scope": self.scope, "ident": f"token-{request.auth.pk}"}
        return super().get_cache_key(request, view)
