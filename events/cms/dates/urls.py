"""The addresses under ``/cms/bijeenkomsten/``."""

from django.urls import path

from events import converters  # noqa: F401  (registers "day")
from events.cms.dates.acts import AddDate, CancelDate, MoveDate, Pause, RestoreDate, SkipDate
from events.cms.dates.listing import DatesView
from events.cms.dates.split import SplitSeries

app_name = "event_dates"
urlpatterns = [
    path("<int:pk>/datums/", DatesView.as_view(), name="list"),
    path("<int:pk>/datums/toevoegen/", AddDate.as_view(), name="add"),
    path("<int:pk>/datums/pauze/", Pause.as_view(), name="pause"),
    path("<int:pk>/datums/<day:day>/verplaatsen/", MoveDate.as_view(), name="move"),
    path("<int:pk>/datums/<day:day>/laten-vervallen/", CancelDate.as_view(), name="cancel"),
    path("<int:pk>/datums/<day:day>/overslaan/", SkipDate.as_view(), name="skip"),
    path("<int:pk>/datums/<day:day>/terugzetten/", RestoreDate.as_view(), name="restore"),
    path("<int:pk>/datums/<day:day>/vanaf-hier/", SplitSeries.as_view(), name="split"),
]
