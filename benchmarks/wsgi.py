"""The site for a server of its own, at the date of the data, with its feed in memory."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")
application = get_wsgi_application()


def _prepare() -> None:
    from benchmarks import urls
    from benchmarks.rows import NOW
    from benchmarks.site import ask
    from cop_platform.core import clock

    clock.now = lambda: NOW
    urls.held["text"] = ask("/agenda.ics")[2]


_prepare()
