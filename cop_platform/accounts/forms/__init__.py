"""What people fill in about themselves.

``login`` is not imported here: allauth reads ProfileFields while it defines the
forms that ``login`` builds on.
"""

from cop_platform.accounts.forms.profile import ProfileFields, ProfileForm

__all__ = ["ProfileFields", "ProfileForm"]
