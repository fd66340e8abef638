"""The addresses under ``/cms/bijeenkomsten/<page>/deelnemers/``."""

from django.urls import path

from events.cms.people.evaluation import EvaluationCsv, EvaluationView
from events.cms.people.listing import PeopleCsv, PeopleView, PeopleXlsx
from events.cms.people.writing import WriteView

app_name = "event_people"
urlpatterns = [
    path("<int:pk>/deelnemers/", PeopleView.as_view(), name="list"),
    path("<int:pk>/deelnemers/<int:seating>/", PeopleView.as_view(), name="of"),
    path("<int:pk>/deelnemers/<int:seating>/deelnemers.csv", PeopleCsv.as_view(), name="csv"),
    path("<int:pk>/deelnemers/<int:seating>/deelnemers.xlsx", PeopleXlsx.as_view(), name="xlsx"),
    path("<int:pk>/deelnemers/<int:seating>/mailen/", WriteView.as_view(), name="write"),
    path("<int:pk>/deelnemers/<int:seating>/evaluatie/", EvaluationView.as_view(), name="evaluation"),
    path("<int:pk>/deelnemers/<int:seating>/evaluatie.csv", EvaluationCsv.as_view(), name="evaluation_csv"),
]
