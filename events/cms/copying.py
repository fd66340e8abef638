"""Copying a meeting or festival to a new date, as a draft of its own."""

import re
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction
from wagtail.admin import messages
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from cop_platform.core.clock import AMSTERDAM
from events.cms.copy_form import CopyFestivalForm, CopyForm, CopyMeetingForm
from events.models import FestivalPage
from events.values import Schedule

_DATE_AT_END = re.compile(r"-[0-9]{4}-[0-9]{2}-[0-9]{2}(-[0-9]+)?$", re.ASCII)
MOST_OF_SLUG = 200


def copy_screen(request: HttpRequest, page: Page) -> HttpResponse:
    """Ask for the new date of *page*, a meeting or a festival; then open the copy.

    What the editor saw last is copied, so the latest draft and not what is live.
    """
    if not page.permissions_for_user(request.user).can_copy_to(page.get_parent()):
        raise PermissionDenied
    source = page.get_latest_revision_as_object()
    form = _form_for(source, request.POST or None)
    if request.method == "POST" and form.is_valid():
        copy = make_copy(form, user=request.user)
        told = _("“%(title)s” staat klaar als concept. Kijk tekst en plaats na en publiceer daarna.")
        messages.success(request, told % {"title": copy.title})
        return redirect("wagtailadmin_pages:edit", copy.pk)
    return TemplateResponse(request, "events/cms/copy.html", {"page": source, "form": form})


def make_copy(form: CopyForm, *, user: Any) -> Any:
    """A draft beside the source of the valid *form*, with an identity of its own.

    Its history starts empty: that of the source tells of other dates.
    """
    source, day = form.source, form.cleaned_data["day"]
    # Changed to what the copy must be, and never saved.
    if isinstance(form, CopyMeetingForm):
        _set_plan(source, form.plan)
    else:
        _set_days(source, day)
    parent = source.get_parent()
    slug = find_available_slug(parent, f"{_DATE_AT_END.sub('', source.slug)[:MOST_OF_SLUG]}-{day}")
    action = CopyPageAction(
        page=source,
        to=parent,
        update_attrs={"title": form.cleaned_data["title"], "slug": slug},
        copy_revisions=False,
        keep_live=False,
        user=user,
    )
    return action.execute()


def _form_for(source: Any, data: Any) -> CopyForm:
    form = CopyFestivalForm if isinstance(source, FestivalPage) else CopyMeetingForm
    return form(data, source=source)


def _set_plan(page: Any, plan: Schedule) -> None:
    # A page names the last day of a whole-day meeting; a plan ends on the day after it.
    end = plan.end - timedelta(days=1) if plan.all_day else plan.end
    page.start, page.end = plan.start.replace(tzinfo=AMSTERDAM), end.replace(tzinfo=AMSTERDAM)
    page.recurrence = f"RRULE:{plan.rrule}" if plan.rrule else ""


def _set_days(page: Any, first: date) -> None:
    """Move every day as far as the first one."""
    days = list(page.days.all())
    moved = first - min((day.date for day in days), default=first)
    for day in days:
        day.date += moved
    # In memory only, as the page is not saved; without this the copy would read the rows again.
    page.days = days
