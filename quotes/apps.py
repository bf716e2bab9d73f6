from django.apps import AppConfig
from django.conf import settings
from django.core.checks import register
from django.utils.translation import gettext_lazy as _


class QuotesConfig(AppConfig):
    name = "quotes"
    verbose_name = _("Quotes and claims")

    def ready(self) -> None:
        from quotes.checks import embedder_can_be_used, pipelines_can_be_used, word_lists_are_complete
        from quotes.language.pipelines import PACKAGES

        PACKAGES.update({language: name for language, name in settings.PIPELINES.items() if name})
        register(pipelines_can_be_used)
        register(word_lists_are_complete)
        register(embedder_can_be_used)
