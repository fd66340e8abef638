"""What communities keep of people."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Basis, Group, Purpose, label, nothing_personal

MEMBERSHIP = Purpose(Group.MEMBERS, _("Om u toegang te geven tot uw communities."), Basis.TASK)

label(
    "communities.Membership",
    _("van welke communities u lid bent of was"),
    MEMBERSHIP,
    of="person",
    exported={
        "community": _("community"),
        "role": _("rol"),
        "state": _("stand"),
        "joined_at": _("lid sinds"),
    },
)

nothing_personal("communities", "Community CommunityIndexPage CommunityPage JoinQuestion")
