"""What the admin pages share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from django.contrib import admin
from django.db.models import Model, URLField
from django.http import HttpRequest

from factcheck.models import User

Row = TypeVar("Row", bound=Model)
Parent = TypeVar("Parent", bound=Model)

Deletion = tuple[list[Any], dict[str, int], set[str], list[Any]]

if TYPE_CHECKING:
    BareAdmin = admin.ModelAdmin

    class PlainInline(admin.TabularInline[Row, Parent]): ...

else:
    # Django's classes take no type argument at run time.
    class BareAdmin(Generic[Row], admin.ModelAdmin): ...

    class PlainInline(Generic[Row, Parent], admin.TabularInline): ...


def who(request: HttpRequest) -> User:
    """The person at the admin: no page of it is open to anyone else."""
    return cast("User", request.user)


class ToldWhatProtects:
    """What others rest on is not deleted, and the page names them.

    Django would say that the right to delete those is lacking: true, but no one has it.
    """

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Deletion:
        gone, counts, forbidden, protected = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        return gone, counts, set() if protected else forbidden, protected


class PlainAdmin(ToldWhatProtects, BareAdmin[Row]):
    formfield_overrides = {URLField: {"assume_scheme": "https"}}


class WorkbenchAdmin(PlainAdmin[Row]):
    """For tables that may grow large: no second count of the whole table under a search."""

    show_full_result_count = False
    list_per_page = 50

    class Media:
        css = {"all": ("workbench-admin/lists.css",)}


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
