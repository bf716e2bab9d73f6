from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FactcheckConfig(AppConfig):
    name = "factcheck"
    verbose_name = _("Desk")

    def ready(self) -> None:
        from factcheck import celery  # noqa: F401  the Celery app is made with the site
