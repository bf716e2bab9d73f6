"""Who may do what: each function fetches or passes, or raises what becomes a 404 or a 403."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from factcheck.models import Case, Desk, Membership, User
from factcheck.web.cards import visible_case
from factcheck.web.request import Request


def case_to_see(user: User, case_id: int) -> Case:
    """A case of user's desks, with what its card needs. Raises Http404 for any other."""
    case = visible_case(user, case_id)
    if case is None:
        raise Http404(_("There is no case %(number)s on your desks.") % {"number": case_id})
    return case


def case_to_decide(user: User, case_id: int) -> Case:
    """The same, for who decides on its desk. Raises PermissionDenied for who only reads there."""
    case = case_to_see(user, case_id)
    if not case.may_be_decided_by(user):
        raise PermissionDenied(_("You read along on this desk. Its editors decide."))
    return case


def desk_to_see(user: User, desk_id: int) -> Desk:
    """A desk that user is on. Raises Http404 for any other."""
    desk = Desk.objects.visible_to(user).filter(pk=desk_id).first()
    if desk is None:
        raise Http404(_("There is no desk %(number)s that you are on.") % {"number": desk_id})
    return desk


def desk_to_manage(user: User, desk_id: int) -> Desk:
    """The same, for its chief editors. Raises PermissionDenied for who is none."""
    desk = desk_to_see(user, desk_id)
    if not desk.may_be_managed_by(user):
        raise PermissionDenied(_("Chief editors of this desk may change its settings."))
    return desk


def may_edit(user: User) -> bool:
    """An editor of some desk."""
    return Membership.objects.lets_decide(user)


def require_editor(user: User) -> None:
    if not may_edit(user):
        raise PermissionDenied(_("Only editors may do this. Ask an administrator to make you one on a desk."))


def way_back(request: Request, otherwise: str) -> str:
    """The address in the form's next field, if it is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if ours else otherwise
