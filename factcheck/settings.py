"""Every setting of the workbench. Values come from the environment; each has a default that works on a bare machine.

With DATABASE_URL and REDIS_URL unset, manage.py starts the embedded engine and sets both (docs/operations.md).
"""

from __future__ import annotations

import os
from pathlib import Path

import dj_database_url
import django_stubs_ext
from csp.constants import NONE, SELF

from factcheck.environment import (
    env,
    flag,
    folders,
    mail_settings,
    networks,
    number,
    one_of,
    ports,
    refuse_wrong_values,
    whole_number,
)
from factcheck.secret_key import read_or_make_secret_key
from quotes.language.languages import LANGUAGES as ARTICLE_LANGUAGES

django_stubs_ext.monkeypatch()

# BLAS threads: a worker is one process a core; more threads only fight. Must stand before numpy is imported.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")

BASE_DIR = Path(__file__).resolve().parent.parent

# --- Where things are -------------------------------------------------------------------------------------------------
VAR_DIR = env.path("WEDERHOOR_VAR", BASE_DIR / "var")  # database, uploads and logs of the embedded engine
MEDIA_ROOT = env.path("WEDERHOOR_UPLOADS", VAR_DIR / "uploads")  # uploaded files until their import has run
DATABASE_URL = env.str("DATABASE_URL", "postgresql://wederhoor@%2Fno-engine-started/wederhoor")
REDIS_URL = env.str("REDIS_URL", "unix:///no-engine-started/redis.sock")
CELERY_QUEUE = env.str("WEDERHOOR_QUEUE", "wederhoor")  # two sites on one Redis need two names

# --- The site ---------------------------------------------------------------------------------------------------------
DEBUG = flag("WEDERHOOR_DEBUG", False)
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]  # always allowed: health checks ask from beside the site
ALLOWED_HOSTS = [*env.list("WEDERHOOR_HOSTS", []), *LOOPBACK]
CSRF_TRUSTED_ORIGINS: list[str] = env.list(
    "WEDERHOOR_ORIGINS", []
)  # https://desk.example.org, behind a proxy
HTTPS = flag("WEDERHOOR_HTTPS", False)  # the site is reached over https only: secure cookies, HSTS, redirect
BEHIND_PROXY = flag(
    "WEDERHOOR_BEHIND_PROXY", False
)  # a proxy sets X-Forwarded-Proto, and strips it from visitors
LANGUAGE_CODE = one_of("WEDERHOOR_LANGUAGE", "nl", ("nl", "en"))  # of the pages, for who has not chosen
TIME_ZONE = env.str("WEDERHOOR_TIME_ZONE", "Europe/Amsterdam")

# Where people reach the site: for the links in e-mail and webhooks.
SITE_ADDRESS = env.str("WEDERHOOR_ADDRESS", next(iter(CSRF_TRUSTED_ORIGINS), "http://127.0.0.1:8000"))
# smtp+tls://user:password@mail.example.org:587, for watch lists; without it no e-mail is sent.
EMAIL_URL = env.str("EMAIL_URL", "")
vars().update(mail_settings(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.str("WEDERHOOR_MAIL_FROM", "wederhoor@localhost")
EMAIL_TIMEOUT = 15  # seconds

# --- Limits -----------------------------------------------------------------------------------------------------------
UPLOAD_MAX_MB = whole_number("UPLOAD_MAX_MB", 200, 1, 4096)  # one file in the admin
UPLOAD_KEPT_DAYS = whole_number(
    "UPLOAD_KEPT_DAYS", 30, 1, 3650
)  # the file of an import that waits for a person
ANALYSE_WAIT_MAX_S = 10  # ?wait= of POST /api/v1/articles/
JOB_LEASE_S = whole_number("JOB_LEASE_S", 60, 2, 3600)  # past this a running job counts as lost
JOB_ATTEMPTS = whole_number("JOB_ATTEMPTS", 3, 1, 20)  # then it is put aside, with its reason
JOB_RESEND_S = whole_number("JOB_RESEND_S", 30, 1, 3600)  # a wake-up call not answered by then is sent again
SWEEP_EVERY_S = number("SWEEP_EVERY_S", 5, 0.2, 60)
API_RATE = env.str("API_RATE", "600/min")  # requests a token or user may make

# --- Asking other servers (factcheck/fetching) ------------------------------------------------------------------------
FETCH_NETWORKS = networks("FETCH_NETWORKS")  # of one's own, that may be asked beside the public internet
FETCH_PORTS = ports("FETCH_PORTS", [80, 443])
FEED_FOLDERS = folders("FEED_FOLDERS")  # a feed may watch these, and what lies in them
FEED_POLLS_AT_ONCE = whole_number("FEED_POLLS_AT_ONCE", 1, 1, 50)  # each takes a process of a worker
FETCH_USER_AGENT = env.str("FETCH_USER_AGENT", "Wederhoor (newsroom feed reader)")

# --- Matching ---------------------------------------------------------------------------------------------------------
# What makes vectors of texts: the path of a class as quotes.embedding.Embedder. `manage.py index_statements` after a change.
EMBEDDER = env.str("EMBEDDER", "quotes.language.static_embedder.StaticEmbedder")
EMBEDDER_MODEL = env.str(
    "EMBEDDER_MODEL", ""
)  # what the class is given, if it wants something: the folder of a model
# Another spaCy pipeline for a language, by package name or path, in place of the one in quotes/language/models.
PIPELINES = {code: env.str(f"PIPELINE_{code.upper()}", "") for code in ARTICLE_LANGUAGES}
MATCH_SUGGEST = number("MATCH_SUGGEST", 0.55, 0, 1)  # similarity from which a pair is shown to an editor
MATCH_STRONG = number(
    "MATCH_STRONG", 0.75, 0, 1
)  # similarity from which it is shown as linked, if no slot conflicts
# Statements from which the nearest vectors are found by an index (HNSW, nearly exact) instead of by comparing all, which takes
# some 10 ms for every 10,000.
MATCH_ANN_FROM = whole_number("MATCH_ANN_FROM", 20_000, 0, 1_000_000_000)
# Of the index: how many statements a search looks at. At 100,000 statements 200 find 994 of 1,000 nearest and 600 find 997; at a
# million 908 and 979 (docs/matching.md). More take longer: 600 some 20 ms.
MATCH_EF_SEARCH = whole_number("MATCH_EF_SEARCH", 600, 10, 1_000)
COUNT_EVERY_S = whole_number("COUNT_EVERY_S", 300, 5, 86_400)  # how often word frequencies are looked after
MATCH_LIMIT = whole_number("MATCH_LIMIT", 10, 1, 100)  # pairs kept per statement

refuse_wrong_values()

SECRET_KEY = os.environ.get("WEDERHOOR_SECRET_KEY") or read_or_make_secret_key(VAR_DIR)

INSTALLED_APPS = [
    "factcheck.apps.FactcheckConfig",
    "quotes.apps.QuotesConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "rest_framework",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "factcheck.web.middleware.DatabaseAway",
    "factcheck.web.middleware.LoginRequiredOutsideApi",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "factcheck.web.middleware.no_store_for_people",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "factcheck.web.context.workbench",
            ],
        },
    },
]

# --- Data -------------------------------------------------------------------------------------------------------------
DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
DATABASES["default"].setdefault("OPTIONS", {})["application_name"] = "wederhoor"
DATABASES["default"]["OPTIONS"]["options"] = " ".join(
    (
        # pgvector: how many vectors an index search visits, and that it goes on when filters leave too few. What it finds later may be
        # nearer than what it found before; quotes.search sorts it.
        f"-c hnsw.ef_search={MATCH_EF_SEARCH} -c hnsw.iterative_scan=relaxed_order",
        "-c random_page_cost=1.1",  # disks without heads: an index is read when it is the smaller one
        "-c jit=off",  # compiling costs more than any statement here gains
    )
)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o600

# --- People and sessions ----------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "factcheck.User"
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "queue"
LOGOUT_REDIRECT_URL = "login"
VALIDATORS = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{VALIDATORS}.UserAttributeSimilarityValidator"},
    {"NAME": f"{VALIDATORS}.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{VALIDATORS}.CommonPasswordValidator"},
]
SESSION_COOKIE_AGE = 14 * 24 * 3600
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
# A __Host- cookie is refused by browsers over plain http, and make run serves plain http on loopback.
SESSION_COOKIE_NAME = "__Host-wederhoor" if HTTPS else "wederhoor"
CSRF_COOKIE_NAME = "__Host-wederhoor-csrf" if HTTPS else "wederhoor-csrf"
CSRF_COOKIE_HTTPONLY = True

# --- Security headers -------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],  # Pico and the admin draw their icons as data: images
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

# --- Languages of the pages -------------------------------------------------------------------------------------------
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
LANGUAGE_COOKIE_NAME = "wederhoor-language"
USE_TZ = True

# --- Static files -----------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_USE_FINDERS = True  # served from where they lie: no collectstatic step

# --- REST -------------------------------------------------------------------------------------------------------------
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "factcheck.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["factcheck.api.permissions.ReadOrWriteScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["factcheck.api.parsers.StrictJSONParser"],
    "DEFAULT_FILTER_BACKENDS": ["django_filters.rest_framework.DjangoFilterBackend"],
    "DEFAULT_PAGINATION_CLASS": "factcheck.api.paging.NewestFirst",
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_THROTTLE_CLASSES": ["factcheck.api.throttling.TokenRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"user": API_RATE},
    "EXCEPTION_HANDLER": "factcheck.api.problems.problem_response",
    "PAGE_SIZE": 25,
    "UNICODE_JSON": True,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Wederhoor",
    "DESCRIPTION": "Quotes, claims, their matches and the verdicts of a desk.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "ENUM_NAME_OVERRIDES": {
        "LanguageEnum": "quotes.models.article.Language",
        "MatchDecisionEnum": "quotes.models.match.Decision",
        "OriginEnum": "quotes.models.said.Origin",
        "ImportStateEnum": "factcheck.models.import_batch.ImportBatch.State",
        "StateEnum": "factcheck.models.job.Job.State",
    },
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_PREFIX": CELERY_QUEUE,
        "OPTIONS": {"socket_timeout": 1, "socket_connect_timeout": 0.5},
    }
}

# --- Logging ----------------------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {"django": {"level": "INFO"}, "py3langid": {"level": "WARNING"}},
}
