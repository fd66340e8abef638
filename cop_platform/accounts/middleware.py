"""A staff account without its second factor is nobody."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from cop_platform.accounts import second_factor
from cop_platform.accounts.staff import needs_second_factor
from cop_platform.core.navigation import path_without_language

GetResponse = Callable[[HttpRequest], HttpResponse]
ACCOUNT_PAGES = "/account/"
LOGIN = "/account/login/"


class StaffSecondFactorMiddleware:
    """Hides who is logged in from every view but the account pages, until a second factor was used.

    By permission and not by path: whatever a view wants to know of a person, it asks
    ``request.user``.  A view that never asks, such as a feed, costs nothing.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the person only if the session may act for them."""
        if not settings.REQUIRE_STAFF_MFA:
            return self.get_response(request)
        person, path = request.user, path_without_language(request.path_info)
        if path == LOGIN and is_half_way(request, person):
            return redirect(f"{reverse('second_factor')}?{request.GET.urlencode()}")
        if not path.startswith(ACCOUNT_PAGES):
            request.user = SimpleLazyObject(partial(trusted, request, person))  # type: ignore[assignment]
        return self.get_response(request)


def is_half_way(request: HttpRequest, person: Any) -> bool:
    """Whether *person* is logged in, and a second factor is still to come."""
    # The session knows without a query; who is staff takes one or two.
    proven = not person.is_authenticated or second_factor.was_used(request, person)
    return not proven and needs_second_factor(person)


def trusted(request: HttpRequest, person: Any) -> Any:
    """*person*, or nobody while a second factor is still to come."""
    return AnonymousUser() if is_half_way(request, person) else person
