"""Where the front page and plain pages send readers."""

from cop_platform.core.outward import leads_out
from home.models import HomePage, StandardPage

leads_out(HomePage, "body")
leads_out(StandardPage, "body")
