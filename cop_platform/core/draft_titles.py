"""The new title of a page, before it is published, is for who works on that page."""

from wagtail.models import Page

from cop_platform.core.audit.changes import who_acts

title_for_all_staff = Page.get_admin_display_title


def title_for_who_acts(page: Page) -> str:
    """The title of *page* in the lists and windows of the CMS: that of its draft only to who may edit it."""
    is_changed = page.live and page.draft_title not in ("", page.title)
    user = who_acts() if is_changed else None
    if user is not None and not page.permissions_for_user(user).can_edit():
        return str(page.title)
    return str(title_for_all_staff(page))


Page.get_admin_display_title = title_for_who_acts
