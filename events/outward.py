"""Where pages of meetings send readers; never the link to take part, which is for who has a seat."""

from cop_platform.core.outward import leads_out
from events.models import EventPage, FestivalPage, Session

for page in (EventPage, FestivalPage):
    leads_out(page, "body", "report", "recording_url")
leads_out(Session, "body", rows=lambda: Session.objects.filter(festival__live=True))
