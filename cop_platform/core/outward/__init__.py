"""Where published texts send their readers: each app says which of its fields lead to other websites."""

from cop_platform.core.outward.reading import LONGEST, Address, addresses_in
from cop_platform.core.outward.registry import fields_of, kinds, leads_out, published

__all__ = ["LONGEST", "Address", "addresses_in", "fields_of", "kinds", "leads_out", "published"]
