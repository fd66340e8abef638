"""WSGI door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_platform.settings.production")

application = get_wsgi_application()
# What is loaded now stays: to go through it in search of waste stops an answer for a tenth of a second.
gc.collect()
gc.freeze()
