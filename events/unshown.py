"""What meetings keep of which no kept page shows anything."""

from cop_platform.core.content.unshown import unshown

unshown(
    "events",
    "Answer Attendance Certificate Doorkeeper EvaluationAnswer FeedFetches FeedSubscription FeedVersion"
    " PartnerItem PeopleFile Registration Seating",
)
