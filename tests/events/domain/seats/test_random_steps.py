"""Two hundred random steps: never too many seats, always the right order, each promotion mailed once."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cop_platform.notifications.models import OutboxMail
from events.domain.seats import accept_offer, cancel, expire_offers, move_back, substitute
from events.domain.seats.ledger import locked, set_capacity
from events.domain.seats.promoting import promote
from events.models import Place, Registration
from events.models.seating import HOLDING
from tests.factories.seats import NOW, again, registered, seating

S = Registration.State
# Steps move the clock on; the offers begin after twenty of them.
START = NOW + timedelta(hours=68)
OFFERED_FROM = START - timedelta(hours=48)
PROMOTIONS = ["registration_promoted", "registration_offered"]


class Queue(RuleBasedStateMachine):
    """The engine beside a list of names: who has a seat, who waits, in which order."""

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.now = NOW
        self.seats = seating(room=2, starts_at=START)
        self.capacity = 2
        self.held: list[int] = []
        self.offers: dict[int, Any] = {}
        self.queue: list[int] = []
        self.promoted = 0

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @rule()
    def join(self) -> None:
        key = registered(self.seats, now=self.now).pk
        is_free = len(self.held) < self.capacity
        (self.held if is_free else self.queue).append(key)

    @precondition(lambda self: self.held or self.queue)
    @rule(data=st.data())
    def leave(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self.held + self.queue))
        cancel(self.registration(key), now=self.now)
        self.forget(key)
        self.fill()

    @rule(wanted=st.integers(0, 6))
    def resize(self, wanted: int) -> None:
        with locked(self.seats) as held:
            set_capacity(held, Place.ROOM, wanted)
            promote(held, now=self.now)
        self.capacity = wanted
        self.fill()

    @precondition(lambda self: len(self.queue) > 1)
    @rule(data=st.data())
    def move_back(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(self.queue))
        move_back(self.registration(key), now=self.now)
        self.queue.remove(key)
        self.queue.append(key)

    @precondition(lambda self: set(self.held) - set(self.offers))
    @rule(data=st.data())
    def substitute(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(set(self.held) - set(self.offers))))
        email = f"collega{self.seats.pk}-{key}@gemeente.test"
        row = substitute(self.registration(key), name="Collega", email=email, now=self.now)
        self.held[self.held.index(key)] = row.pk

    @precondition(lambda self: self.offers)
    @rule(data=st.data())
    def accept(self, data: st.DataObject) -> None:
        key = data.draw(st.sampled_from(sorted(self.offers)))
        accept_offer(self.registration(key), now=self.now)
        del self.offers[key]

    @rule(minutes=st.integers(1, 120))
    def wait(self, minutes: int) -> None:
        if (later := self.now + timedelta(minutes=minutes)) >= START:
            return
        self.now = later
        expire_offers(self.now)
        for key in [key for key, until in self.offers.items() if until <= self.now]:
            self.forget(key)
        self.fill()

    @invariant()
    def seats_are_counted(self) -> None:
        seats = again(self.seats)
        held = self.rows(state__in=HOLDING)
        assert seats.room_taken == held.count() == len(self.held)
        assert seats.room_taken <= seats.room_capacity
        assert seats.room_wanted == self.capacity

    @invariant()
    def right_people_have_them(self) -> None:
        assert set(self.rows(state__in=HOLDING).values_list("pk", flat=True)) == set(self.held)
        assert set(self.rows(state=S.OFFERED).values_list("pk", flat=True)) == set(self.offers)
        waiting = self.rows(state=S.WAITLISTED).order_by("position")
        assert list(waiting.values_list("pk", flat=True)) == self.queue

    @invariant()
    def each_promotion_is_mailed_once(self) -> None:
        assert OutboxMail.objects.filter(kind__in=PROMOTIONS).count() == self.promoted

    def fill(self) -> None:
        """What must follow when seats came free: the head of the queue, as long as there is one."""
        while self.queue and len(self.held) < self.capacity:
            key = self.queue.pop(0)
            self.held.append(key)
            self.promoted += 1
            if self.now >= OFFERED_FROM:
                self.offers[key] = self.now + (START - self.now) / 2

    def forget(self, key: int) -> None:
        self.held = [other for other in self.held if other != key]
        self.queue = [other for other in self.queue if other != key]
        self.offers.pop(key, None)

    def rows(self, **facts: Any) -> Any:
        return Registration.objects.filter(seating=self.seats, **facts)

    def registration(self, key: int) -> Registration:
        found: Registration = self.rows(pk=key).select_related("seating", "person").get()
        return found


@pytest.mark.slow
@pytest.mark.django_db
def test_two_hundred_random_steps_keep_every_promise() -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    run_state_machine_as_test(
        Queue,
        settings=settings(
            max_examples=4, stateful_step_count=200, deadline=None, suppress_health_check=checks
        ),
    )
