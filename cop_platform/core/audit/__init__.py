"""The log of security and moderation: which acts it tells of, in words, and where administrators read it.

Rows are those of ``core.activity``: numbers and codes.  Every app names its acts in
``<app>/acts.py``; what things and people are called is looked up when somebody reads.
"""

from cop_platform.core.audit.acts import Act, Area, act, acts, detail, named
from cop_platform.core.audit.changes import follow_cms, watch

__all__ = ["Act", "Area", "act", "acts", "detail", "follow_cms", "named", "watch"]
