"""The signed link to one's own registration; it is made outside this package, as mails need it too."""

from events.domain.registration_link import PURPOSE, VALID, key_of, manage_path

__all__ = ["PURPOSE", "VALID", "key_of", "manage_path"]
