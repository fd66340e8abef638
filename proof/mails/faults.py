"""A mail server does six things wrong, one after the other.

Run for each database: ``python -m proof.mails.faults``.
"""

from __future__ import annotations

import json
import sys
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.notifications.mail_server import MailServer

# What the server does in the first passes; "refuse" is that nobody listens.
FAULTS = {
    "refuse": "refuse",
    "hang": "hang",
    "421": "MAIL 421 4.3.2 Shutting down",
    "450": "450 4.2.2 Mailbox full",
    "550": "550 5.1.1 No such user",
    "drop after DATA": "drop",
}
# In seconds, for each answer: less than the server hangs.
TIMEOUT = 0.5
BAD_PASSES, MOST_PASSES = 5, 100
PAUSE = timedelta(minutes=5)


def trial(fault: str, mails: int) -> dict[str, int]:
    """What became of *mails* mails: how many are missing or double, bounced, and in how many passes."""
    from cop_platform.core import clock
    from cop_platform.notifications.domain.deliver import deliver_due
    from proof.mails.outbox import bounced, is_waiting, tried_again, write
    from proof.mails.server import arrived, receiving

    now, passes = clock.now(), 0
    write(mails, now)
    with receiving(timeout=TIMEOUT) as server:
        while is_waiting() and passes < MOST_PASSES:
            with _behaving(server, FAULTS[fault] if passes < BAD_PASSES else "accept"):
                deliver_due(now + passes * PAUSE)
            passes += 1
        count, renamed = arrived(server)
    return {
        "missing": mails - len(count) - bounced(),
        "bounced": bounced(),
        "tried_again": tried_again(),
        "doubles": count.total() - len(count),
        "renamed": renamed,
        "passes": passes,
    }


def _behaving(server: MailServer, how: str) -> AbstractContextManager[object]:
    from proof.mails.server import sending_to
    from tests.notifications.mail_server import free_port

    server.behaviour = how
    return sending_to(free_port(), TIMEOUT) if how == "refuse" else nullcontext()


if __name__ == "__main__":
    import django

    django.setup()
    sys.stdout.write(json.dumps({fault: trial(fault, int(sys.argv[1])) for fault in FAULTS}))
