"""What people fill in about themselves.

``login`` is not imported here: allauth reads SignupFields while it defines the
forms that ``login`` builds on.
"""

from cop_platform.accounts.forms.profile import ProfileForm, SignupFields

__all__ = ["ProfileForm", "SignupFields"]
