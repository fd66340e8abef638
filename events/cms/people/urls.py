"""The addresses under ``/cms/bijeenkomsten/<page>/deelnemers/``."""

from django.urls import path

from events.cms.people.evaluation import EvaluationCsv, EvaluationView
from events.cms.people.files import PeopleDownload, PeopleFileView
from events.cms.people.listing import PeopleView
from events.cms.people.writing import WriteView
from events.models import PeopleFile

CSV, XLSX = {"form": PeopleFile.Form.CSV}, {"form": PeopleFile.Form.XLSX}

app_name = "event_people"
urlpatterns = [
    path("<int:pk>/deelnemers/", PeopleView.as_view(), name="list"),
    path("<int:pk>/deelnemers/<int:seating>/", PeopleView.as_view(), name="of"),
    path("<int:pk>/deelnemers/<int:seating>/deelnemers.csv", PeopleDownload.as_view(), CSV, name="csv"),
    path("<int:pk>/deelnemers/<int:seating>/deelnemers.xlsx", PeopleDownload.as_view(), XLSX, name="xlsx"),
    path("<int:pk>/deelnemers/<int:seating>/lijst-csv/", PeopleFileView.as_view(), CSV, name="make_csv"),
    path("<int:pk>/deelnemers/<int:seating>/lijst-xlsx/", PeopleFileView.as_view(), XLSX, name="make_xlsx"),
    path("<int:pk>/deelnemers/<int:seating>/mailen/", WriteView.as_view(), name="write"),
    path("<int:pk>/deelnemers/<int:seating>/evaluatie/", EvaluationView.as_view(), name="evaluation"),
    path("<int:pk>/deelnemers/<int:seating>/evaluatie.csv", EvaluationCsv.as_view(), name="evaluation_csv"),
]
