"""Who gets in, and how: passwords, codes, second factors, single sign-on."""

from cop_platform.settings.env import env, single_sign_on_providers

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "cop_platform.accounts.passwords.ContextWordsValidator"},
    {"NAME": "cop_platform.accounts.passwords.BreachedPasswordValidator"},
]
# Digests of leaked passwords, in order; nobody is asked over the network.
BREACHED_PASSWORDS_FILE = env.str("BREACHED_PASSWORDS_FILE", "")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "my_page"
LOGOUT_REDIRECT_URL = "/"

ACCOUNT_ADAPTER = "cop_platform.notifications.adapter.OutboxAccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "cop_platform.accounts.forms.SignupFields"
ACCOUNT_FORMS = {
    name: f"cop_platform.accounts.forms.login.{form}"
    for name, form in {
        "login": "LoginForm",
        "signup": "SignupForm",
        "add_email": "AddEmailForm",
        "change_email": "ChangeEmailForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reset_password": "ResetPasswordForm",
        "reset_password_from_key": "ResetPasswordKeyForm",
        "reauthenticate": "ReauthenticateForm",
        "confirm_login_code": "ConfirmLoginCodeForm",
        "confirm_email_verification_code": "ConfirmCodeForm",
        "request_login_code": "RequestLoginCodeForm",
    }.items()
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
# Who is locked out because others guess at their password gets in by the link; second step included.
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
# In seconds. What these forms do for a known address takes longer, or shorter; signing up hashes a password.
ACCOUNT_BEATS = {
    "account_signup": 0.5,
    "account_reset_password": 0.1,
    "account_request_login_code": 0.1,
}
# The same for guests who ask for a seat: for who has one already, there is less to do.
GUEST_BEATS = dict.fromkeys(("sign_up", "sign_up_on", "sign_up_for_session"), 0.5)
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = False

USERSESSIONS_ADAPTER = "cop_platform.accounts.sessions_adapter.SessionsAdapter"
MFA_ADAPTER = "cop_platform.accounts.mfa_adapter.MFAAdapter"
MFA_FORMS = {
    name: f"cop_platform.accounts.forms.mfa.{form}"
    for name, form in {
        "authenticate": "AuthenticateForm",
        "reauthenticate": "ReauthenticateForm",
        "activate_totp": "ActivateTOTPForm",
        "add_webauthn": "AddWebAuthnForm",
        "edit_webauthn": "EditWebAuthnForm",
    }.items()
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_ISSUER = "VIA"
# A phone whose clock is half a minute off still works.
MFA_TOTP_TOLERANCE = 1
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", False)

SOCIALACCOUNT_ADAPTER = "cop_platform.accounts.single_sign_on.SingleSignOnAdapter"
# The same address at two providers is not proof of the same person.
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_QUERY_EMAIL = True
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": single_sign_on_providers()},
}
