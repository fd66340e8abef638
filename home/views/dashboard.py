"""My page: what matters to the person who logged in."""

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from communities.models import Community
from cop_platform.accounts.domain.consent import policy_to_read
from cop_platform.accounts.models import User
from cop_platform.core import clock
from cop_platform.core.navigation import language_path
from cop_platform.notifications.domain.reachable import is_unreachable
from events.domain.attendance.doorkeepers import may_keep_doors
from events.values import FeedFilter
from events.views.seats.cards import coming_cards
from home import gather
from resources.domain.following import texts_followed_by
from resources.domain.places import places_of

MOST_MEETINGS = 6
MOST_CARDS = 12
MOST_REGISTRATIONS = 3
MOST_PLACES = 3


@require_safe
@never_cache
@login_required
def my_page(request: HttpRequest) -> HttpResponse:
    """What I registered for, where I was reading, my communities, their meetings, those in my region."""
    person, now = request.user, clock.now()
    mine = Community.objects.published().filter(pk__in=Community.objects.joined_by(person).values("pk"))
    slugs = tuple(mine.order_by("slug").values_list("slug", flat=True))
    region = person.region  # type: ignore[union-attr]
    mine_only, nearby = FeedFilter(communities=slugs), FeedFilter(regions=(region.slug,) if region else ())
    shown: dict[str, Any] = {"viewer": person, "now": now, "most": MOST_MEETINGS}
    context = {
        "registrations": coming_cards(cast(User, person), now=now, most=MOST_REGISTRATIONS),
        "rows": gather.next_meetings(mine_only, **shown) if slugs else [],
        "cards": gather.community_cards(mine, viewer=person, most=MOST_CARDS),
        "places": places_of(cast(User, person), most=MOST_PLACES),
        "followed": texts_followed_by(cast(User, person)),
        "region": region,
        "region_rows": gather.next_of_each(nearby, **shown) if region else [],
        "agenda_url": language_path("/agenda/"),
        "mail_comes_back": is_unreachable(cast(User, person).email),
        "keeps_doors": may_keep_doors(cast(User, person), now=now),
        "policy": policy_to_read(cast(User, person), now=now),
        "breadcrumbs": [{"label": _("Mijn pagina")}],
    }
    return render(request, "home/my_page.html", context)
