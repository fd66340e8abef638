"""The pages of partners' meetings: made, brought up to date, taken back and put back."""

from __future__ import annotations

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from cop_platform.core.clock import local
from cop_platform.core.errors import Conflict
from cop_platform.core.slugs import free_slug
from events.domain.partners.facts import Facts, edited_fields, facts_of, plain, standing_on
from events.models import EventIndexPage, EventPage, PartnerCalendar, PartnerItem

State = PartnerItem.State


class NoAgenda(Conflict):
    """There is no agenda page under which meetings can hang."""

    code = "no_agenda"


def place(item: PartnerItem, calendar: PartnerCalendar, *, actor: Any = None) -> None:
    """Make and publish the page of *item*; *actor* is who chose it, None for the import."""
    agenda = EventIndexPage.objects.first()
    if agenda is None:
        raise NoAgenda(_("Er is geen agenda op deze site. Vraag de beheerder om de pagina “Agenda”."))
    facts = facts_of(item, calendar)
    page = EventPage(slug=_slug(agenda, item), live=False)
    _set(page, facts)
    agenda.add_child(instance=page)
    _publish(page, actor)
    item.page, item.state, item.same_as = page, State.PLACED, None
    item.written, item.locally_edited = plain(facts), []
    item.save()


def bring_up_to_date(item: PartnerItem, calendar: PartnerCalendar, *, put_back: bool = False) -> None:
    """Let the page of *item* follow its source, but for what a person changed; often changes nothing.

    A page that a person withdrew or locked is left alone, unless the import itself had
    withdrawn it (*put_back*).  A draft of an editor stays a draft.
    """
    facts = facts_of(item, calendar)
    if plain(facts) == item.written and not put_back:
        return
    page = EventPage.objects.filter(partner_item=item).first()
    if page is None or page.locked or not (page.live or put_back):
        return
    edited = edited_fields(page, item.written)
    standing = standing_on(page, facts)
    differing = {name: facts[name] for name, value in plain(facts).items() if value != standing[name]}
    changes = {name: value for name, value in differing.items() if name not in edited}
    # First: what follows a publication compares the page with what was written.
    _remember(item, facts, edited)
    if changes or put_back:
        _rewrite(page, changes)


def note_edits(page: EventPage) -> None:
    """Remember which fields of *page*, just published, say something else than its source."""
    item = PartnerItem.objects.filter(page=page).first()
    if item is not None:
        edited = sorted(edited_fields(page, item.written))
        PartnerItem.objects.filter(pk=item.pk).update(locally_edited=edited)


def withdraw(item: PartnerItem) -> None:
    """Take the page of *item* out of the agenda: feeds tell for a while that it is off.

    One that a person withdrew before will not come back with its source.
    """
    page = EventPage.objects.filter(partner_item=item).first()
    if page is not None and page.live:
        page.unpublish()
        item.state = State.VANISHED
    else:
        item.state = State.REJECTED if item.state == State.PLACED else State.VANISHED
    item.save(update_fields=["state"])


def _rewrite(page: EventPage, changes: Facts) -> None:
    """Publish *changes* on the live text of *page*; the draft on top of it gets them too."""
    draft = page.get_latest_revision_as_object() if page.has_unpublished_changes and page.live else None
    if draft is not None:
        standing, drafted = standing_on(page, changes), standing_on(draft, changes)
        unchanged = {name: value for name, value in changes.items() if drafted[name] == standing[name]}
    _set(page, changes)
    _publish(page, None)
    if draft is not None:
        _set(draft, unchanged)
        draft.save_revision()


def _remember(item: PartnerItem, facts: Facts, edited: set[str]) -> None:
    kept = {name: value for name, value in item.written.items() if name in edited}
    written = {**plain(facts), **kept}
    if (written, sorted(edited)) != (item.written, item.locally_edited):
        item.written, item.locally_edited = written, sorted(edited)
        item.save(update_fields=["written", "locally_edited"])


def _publish(page: EventPage, actor: Any) -> None:
    page.save_revision(user=actor).publish(user=actor)


def _set(page: EventPage, facts: Facts) -> None:
    for name, value in facts.items():
        setattr(page, name, value)


def _slug(agenda: EventIndexPage, item: PartnerItem) -> str:
    """An address that is free and never changes: the title and the first date that was announced."""
    base = f"{slugify(item.title)[:80].strip('-') or 'bijeenkomst'}-{local(item.starts_at):%Y-%m-%d}"
    taken = set(EventPage.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    return free_slug(base, taken)
