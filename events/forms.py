"""What the CMS checks before it stores a meeting, a festival or a session."""

from typing import Any

from django.db.models import Q
from django.forms.formsets import ORDERING_FIELD_NAME
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm
from wagtail.permission_policies.pages import PagePermissionPolicy

from communities.models import Community
from communities.models.community import CommunityQuerySet
from cop_platform.core.errors import RuleError
from events.domain.programme import clash
from events.domain.recurrence import ScheduleError, check
from events.domain.series import Dropped, misfits, without
from events.domain.series.rows import write_schedule
from events.models import EventPage
from events.models.event import Access, EventStatus
from events.models.pages import wall, with_exceptions
from events.rules import rule_from_recurrence
from events.values import Schedule

# Under which field of the page a part of the schedule stands.
FIELDS = {"start": "start", "end": "end", "recurrence": "recurrence"}
# What stands at /agenda/<address>/ itself: a meeting there would never be found, or not its calendar file.
TAKEN = {"abonneren", "insluiten", "regio", "thema", "doelgroep", "organisatie", "community"}
FORMSETS = {"overrides": "date_changes", "extra_dates": "extra_dates"}


class MeetingPageForm(WagtailAdminPageForm):
    """What holds for every meeting, the festival included."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "community" in self.fields and self.for_user is not None:
            self.fields["community"].queryset = self._known_communities()
            self.fields["community"].label_from_instance = self._name_of

    def _known_communities(self) -> CommunityQuerySet:
        """Those the person knows by name, and the present one."""
        return Community.objects.filter(self._known_by_name() | Q(pk=self.instance.community_id))

    def _known_by_name(self) -> Q:
        """Those the person knows of or whose page they edit; not the hidden ones."""
        editable = PagePermissionPolicy().instances_user_has_permission_for(self.for_user, "change")
        known = Q(pk__in=Community.objects.visible_to(self.for_user).values("pk"))
        return known | Q(page__in=editable.values("pk"))

    def _name_of(self, community: Community) -> str:
        """What the list calls *community*; the present one may be hidden from who edits its meeting."""
        if community.is_hidden and not Community.objects.filter(self._known_by_name(), pk=community.pk):
            return _("Een verborgen community")
        return str(community)

    def clean(self) -> dict[str, Any]:
        """Refuse a meeting for members of nobody, one that is off without a reason, and a taken address."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if slug in TAKEN:
            message = _("Dit adres is van de agenda zelf. Kies een ander, bijvoorbeeld %(other)s.")
            self.add_error("slug", message % {"other": f"{slug}-bijeenkomst"})
        for_members = cleaned.get("access") in (Access.MEMBERS, Access.HIDDEN)
        if for_members and "community" in cleaned and not cleaned["community"]:
            self.add_error("community", _("Kies de community waarvan de leden deze bijeenkomst mogen zien."))
        if cleaned.get("status") == EventStatus.CANCELLED and not cleaned.get("status_reason"):
            self.add_error("status_reason", _("Schrijf in een zin waarom de bijeenkomst niet doorgaat."))
        return cleaned

    def kept_rows(self, name: str) -> list[Any]:
        """The rows of the inline *name* that will be stored; empty while one has an error."""
        formset = self.formsets.get(name)
        if formset is None or not formset.is_valid():
            return []
        gone = formset.deleted_forms
        return [form.instance for form in formset.forms if form not in gone and form.cleaned_data]


class EventPageForm(MeetingPageForm):
    """A meeting: its schedule must be one that every calendar shows alike."""

    def clean(self) -> dict[str, Any]:
        """Put what is wrong with the schedule beside the field to correct."""
        cleaned = super().clean()
        if not cleaned.get("start") or not cleaned.get("end") or "recurrence" not in cleaned:
            return cleaned
        try:
            check(self._without_loose_ends(self._schedule(cleaned)))
        except ScheduleError as error:
            self._show(error.field, str(error.message), error.code)
        except (RuleError, ValueError) as error:
            self._show("recurrence", str(error), getattr(error, "code", "schedule"))
        return cleaned

    def _schedule(self, cleaned: dict[str, Any]) -> Schedule:
        names = ("start", "end", "all_day", "recurrence")
        plan = EventPage(**{name: cleaned[name] for name in names if name in cleaned}).schedule
        return with_exceptions(plan, self.kept_rows("date_changes"), self.kept_rows("extra_dates"))

    def save(self, commit: bool = True) -> EventPage:
        """The page; what fell away leaves it when it is published, and stays in a draft until then.

        The CMS saves drafts while the editor types: half a rule must cost nothing.
        """
        page: EventPage = super().save(commit)
        if page.fell_away and "action-publish" in self.data:
            write_schedule(page, without(page.schedule, page.fell_away))
            if commit:
                page.save()
        return page

    def _without_loose_ends(self, plan: Schedule) -> Schedule:
        """*plan* without what a changed rule left behind; what is typed now must fit (R15)."""
        known = self._stored_exceptions()
        self.instance.fell_away = [one for one in misfits(plan) if one in known]
        return without(plan, self.instance.fell_away)

    def _stored_exceptions(self) -> set[Dropped]:
        """The exceptions that this form shows as they were stored."""
        rule = self.initial.get("recurrence")
        found = {Dropped(day, "skip") for day in rule_from_recurrence(rule)[1]} if rule else set()
        for row in self._untouched("date_changes"):
            found.add(Dropped(row.original_on, row.action))
        for row in self._untouched("extra_dates"):
            found.add(Dropped(wall(row.start).date(), "extra"))
        return found

    def _untouched(self, name: str) -> list[Any]:
        formset = self.formsets.get(name)
        rows = formset.initial_forms if formset is not None else []
        # Its place among the rows says nothing of the date.
        return [form.instance for form in rows if not set(form.changed_data) - {ORDERING_FIELD_NAME}]

    def _show(self, part: str, message: str, code: str) -> None:
        formset = self.formsets.get(FORMSETS.get(part, ""))
        if formset is not None:
            # Its own list of errors: it counts for is_valid() and shows above the rows.
            formset.non_form_errors().append(message)
        self.add_error(None if formset is not None else FIELDS.get(part, "recurrence"), message)


class FestivalPageForm(MeetingPageForm):
    """A festival: its days follow one another, and each closes after it opens."""

    def clean(self) -> dict[str, Any]:
        """Refuse a day that closes before it opens, and two days on one date."""
        cleaned = super().clean()
        seen = set()
        for day in self.kept_rows("days"):
            if day.closes <= day.opens:
                self.add_error(None, _("Een festivaldag sluit na de opening. Kijk de tijden na."))
            if day.date in seen:
                self.add_error(None, _("Twee festivaldagen hebben dezelfde datum."))
            seen.add(day.date)
        return cleaned


class SessionForm(WagtailAdminModelForm):
    """A session: on a day that exists, in a room that is free."""

    def _post_clean(self) -> None:
        # The rules need the session as it will be, so they come after Django has filled it in.
        super()._post_clean()
        if not self.errors:
            self._check_day()
            self._check_room()

    def _check_day(self) -> None:
        number = self.instance.festival.days.count()
        if not 1 <= self.instance.day <= number:
            message = _("Dit festival heeft %(number)d dag(en). Kies een andere dag.") % {"number": number}
            self.add_error("day", message)

    def _check_room(self) -> None:
        other = clash(self.instance)
        if other is not None:
            values = {"title": other.title, "time": f"{other.starts:%H.%M}"}
            self.add_error("room", _("In deze zaal is dan al “%(title)s” (vanaf %(time)s uur).") % values)
