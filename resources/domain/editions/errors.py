"""Why a text cannot become an edition."""

from cop_platform.core.errors import RuleError


class NotPublished(RuleError):
    """Readers cannot read the handbook yet."""

    code = "not_published"


class NothingNew(RuleError):
    """The newest edition has these words already."""

    code = "nothing_new"


class ChangesMissing(RuleError):
    """Nobody said what changed since the edition before."""

    code = "changes_missing"
