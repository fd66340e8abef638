"""Mails from templates: ``render_mail`` for one, ``prepare_mail`` for thousands.

A kind of mail has a folder ``templates/emails/<code>/`` with

- ``subject.txt``: one line;
- ``body.txt``: ``{% extends "emails/base.txt" %}``, with the text in ``{% block content %}``;
- ``body.html``: ``{% extends "emails/base.html" %}``, idem.  Without it the HTML is made
  of the text.

and is registered with ``cop_platform.notifications.kinds.register``.  In text nothing is
escaped, in HTML everything; the layouts bring greeting, sender, footer and style.
"""

from cop_platform.notifications.rendering.mails import render_mail
from cop_platform.notifications.rendering.prepared import Prepared, prepare_mail

__all__ = ["Prepared", "prepare_mail", "render_mail"]
