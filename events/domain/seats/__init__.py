"""Who has a seat: registering, waiting, offers, allocation, leaving.

Every change first writes the row of its ``Seating`` and so holds it until the end
of the transaction: all that happens to one date happens one after the other, on
SQLite and on PostgreSQL.  A CHECK and UNIQUE constraints stand behind it.
"""

from events.domain.seats.allocating import allocate_due
from events.domain.seats.applicant import Applicant
from events.domain.seats.confirming import confirm
from events.domain.seats.forgetting import (
    forget_unconfirmed,
    forget_wishes,
    release_seats,
    release_seats_of_closed_accounts,
)
from events.domain.seats.leaving import cancel
from events.domain.seats.moving import move_back, switch_place
from events.domain.seats.offers import accept_offer, expire_offers
from events.domain.seats.registering import register
from events.domain.seats.renaming import rename
from events.domain.seats.retelling import retell
from events.domain.seats.seatings import sync_seatings
from events.domain.seats.substitutes import substitute

__all__ = [
    "Applicant",
    "accept_offer",
    "allocate_due",
    "cancel",
    "confirm",
    "expire_offers",
    "forget_unconfirmed",
    "forget_wishes",
    "move_back",
    "register",
    "release_seats",
    "release_seats_of_closed_accounts",
    "rename",
    "retell",
    "substitute",
    "switch_place",
    "sync_seatings",
]
