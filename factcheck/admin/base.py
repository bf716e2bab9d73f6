"""What the admin pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.contrib import admin
from django.db.models import Model, URLField
from django.http import HttpRequest

Row = TypeVar("Row", bound=Model)
Parent = TypeVar("Parent", bound=Model)

if TYPE_CHECKING:

    class PlainAdmin(admin.ModelAdmin[Row]): ...

    class PlainInline(admin.TabularInline[Row, Parent]): ...

else:
    # Django's classes take no type argument at run time.
    class PlainAdmin(Generic[Row], admin.ModelAdmin):
        formfield_overrides = {URLField: {"assume_scheme": "https"}}

    class PlainInline(Generic[Row, Parent], admin.TabularInline): ...


class WorkbenchAdmin(PlainAdmin[Row]):
    """For tables that may grow large: no second count of the whole table under a search."""

    show_full_result_count = False
    list_per_page = 50


class LookOnly:
    """Rows that the analysis or an action writes: they are looked at here, never added, changed or deleted."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class LookOnlyAdmin(LookOnly, WorkbenchAdmin[Row]):
    """A page per row, without a form."""


class LookOnlyInline(LookOnly, PlainInline[Row, Parent]):
    """Rows beside the one that they belong to, each linked to its own page."""

    extra = 0
    show_change_link = True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """All that is shown: also what no form could hold, like the moment a row was made."""
        return self.fields or ()
