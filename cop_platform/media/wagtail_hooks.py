"""What the CMS may not store."""

from wagtail.admin.views.account import AvatarSettingsPanel


def is_never_active(panel: AvatarSettingsPanel) -> bool:
    """A picture of an editor would pass no door of ours; Wagtail has no setting against it."""
    return False


AvatarSettingsPanel.is_active = is_never_active
