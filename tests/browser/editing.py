"""What an editor does in the form of a page, and waits for."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect
from wagtail.models import Page as Text

from cop_platform.notifications.models import OutboxMail
from tests.browser.conftest import OpenPage

# Wagtail takes two seconds before it compares the form with what it held.
WATCHES = """() => wagtail.app.getControllerForElementAndIdentifier(
    document.getElementById("page-edit-form"), "w-unsaved"
).initialFormData !== undefined"""
# Nothing is under way, and the form is as it was stored: an answer that still comes would change its fields.
RESTS = """() => {
    const watcher = wagtail.app.getControllerForElementAndIdentifier(
        document.getElementById("page-edit-form"), "w-unsaved"
    );
    const state = document.getElementById("w-autosave-indicator").dataset.wAutosaveStateValue;
    return state === "saved" && watcher.initialFormData === watcher.formData;
}"""
# A busy machine takes a while; a save that never comes takes all of it.
A_MOMENT, MOMENTS = 250, 240


def open_form(page: Page, path: str) -> None:
    """Open the form at *path*, until autosave watches it."""
    page.goto(path)
    until_watched(page)


def until_watched(page: Page) -> None:
    """Wait until autosave knows what the form held; after a refusal that is once it has stored it."""
    wait(page, lambda: bool(page.evaluate(WATCHES)), "autosave does not watch")


def publish_in_vain(page: Page) -> None:
    """Press "publish", and get the form back with what has to be mended."""
    with page.expect_navigation():
        choose_action(page, "button[name=action-publish]")
    until_watched(page)


def wait(page: Page, until: Callable[[], bool], complaint: str) -> None:
    """Look every quarter of a second, a minute long, until *until* is true."""
    for _moment in range(MOMENTS):
        if until():
            return
        page.wait_for_timeout(A_MOMENT)
    pytest.fail(complaint)


def add_block(page: Page, kind: str) -> Locator:
    """Add a block below the others; gives the block.

    Until it stands there, the last button to add is the one above it.
    """
    blocks = page.locator("[data-streamfield-child]")
    before = blocks.count()
    page.locator(".c-sf-add-button:visible").last.click()
    page.get_by_role("option", name=kind, exact=True).first.click()
    wait(page, lambda: blocks.count() > before, f"no {kind} was added")
    return blocks.last


def move_up(page: Page) -> Locator:
    """The button that moves the last block one place up."""
    return page.locator("[data-streamfield-child] button[title='Verplaats naar boven']").last


def saved(page: Page, title: str, holds: Callable[[Any], bool]) -> None:
    """Wait until autosave has stored what *holds* asks for, and rests; nobody presses a button."""
    wait(page, lambda: holds_draft(title, holds), "autosave did not store it")
    wait(page, lambda: bool(page.evaluate(RESTS)), "autosave does not come to rest")


def holds_draft(title: str, holds: Callable[[Any], bool]) -> bool:
    """Whether the newest draft of the text *title* is as asked."""
    row = Text.objects.filter(title=title).first()
    return row is not None and holds(row.get_latest_revision_as_object())


def kinds(draft: Any) -> list[str]:
    """The kinds of the blocks, in their order."""
    return [block.block_type for block in draft.body]


def choose_action(page: Page, button: str) -> None:
    """Press *button* in the menu beside saving."""
    page.locator("footer .w-dropdown__toggle, footer [data-w-dropdown-target=toggle]").first.click()
    page.locator(button).first.click()


def ask_owner(page: Page, draft: Text, open_page: OpenPage) -> Page:
    """Hand the text in and let a colleague approve; gives what the owner's mail leads to, without a login."""
    with page.expect_navigation():
        choose_action(page, "button[name=action-submit]")
    page.goto(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    with page.expect_navigation():
        choose_action(page, "[data-workflow-action-name=approve]")
    mail = OutboxMail.objects.filter(kind="owner_approval_asked").latest("pk")
    return open_page(re.search(r"/goedkeuren/\S+/", mail.body_text)[0])  # type: ignore[index]


def say_yes(owner: Page) -> None:
    """Answer as the owner."""
    owner.get_by_label("Uw naam").fill("Sam de Boer")
    owner.get_by_role("button", name="Akkoord", exact=True).click()
    expect(owner.get_by_role("heading", name="Bedankt voor uw antwoord")).to_be_visible()
