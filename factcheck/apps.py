from django.apps import AppConfig


class FactcheckConfig(AppConfig):
    name = "factcheck"
    verbose_name = "Desk"

    def ready(self) -> None:
        from factcheck import celery  # noqa: F401  the Celery app is made with the site
