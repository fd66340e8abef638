"""Addresses where people look after their own details and ways to log in."""

from django.urls import URLPattern, URLResolver, include, path

from cop_platform.accounts.views.closing import account_closed, close_account, reopen_account
from cop_platform.accounts.views.privacy import own_data, register
from cop_platform.accounts.views.profile import ProfileView, read_privacy_statement
from cop_platform.accounts.views.second_factor import SecondFactorView
from cop_platform.accounts.views.sessions import end_session

account: list[URLPattern | URLResolver] = [
    path("tweede-stap/", SecondFactorView.as_view(), name="second_factor"),
    path("gesloten/", account_closed, name="account_closed"),
    path("terugnemen/<str:token>/", reopen_account, name="reopen_account"),
    path("sessions/<int:pk>/end/", end_session, name="end_session"),
    path("sessions/", include("allauth.usersessions.urls")),
    path("2fa/", include("allauth.mfa.urls")),
    path("organisation/", include("allauth.socialaccount.urls")),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("", include("allauth.account.urls")),
]
urlpatterns = [
    path("account/", include(account)),
    path("privacy/register/", register, name="privacy_register"),
    path("mijn/gegevens/download/", own_data, name="own_data"),
    path("mijn/gegevens/verwijderen/", close_account, name="close_account"),
    path("mijn/gegevens/privacy/", read_privacy_statement, name="read_privacy_statement"),
    path("mijn/gegevens/", ProfileView.as_view(), name="profile"),
]
