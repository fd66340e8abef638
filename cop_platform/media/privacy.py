"""What files say of people."""

from django.utils.translation import gettext_lazy as _

from cop_platform.core.privacy import Kept, label, nothing_personal
from cop_platform.core.privacy.cms import EDITING

for model in ("media.SiteImage", "media.SiteDocument"):
    label(
        model,
        _("bestanden die u hebt geplaatst"),
        EDITING,
        of="uploaded_by_user",
        unlinked="uploaded_by_user",
        kept=Kept(_("zolang het bestand er is; uw naam tot u uw account verwijdert")),
        shown={"title": _("titel"), "created_at": _("gemaakt op")},
        plain="*",
    )
nothing_personal("media", "SiteRendition")
