"""Privacy labels: what each field says of people, why, on what ground, how long, and who gets a copy.

Every app says it once, in ``<app>/privacy.py``.  The register, the export, erasure
and the nightly removal are made from nothing else.
"""

from cop_platform.core.privacy.labels import Basis, Group, Kept, Label, Purpose
from cop_platform.core.privacy.registry import label, labels, nothing_personal

__all__ = ["Basis", "Group", "Kept", "Label", "Purpose", "label", "labels", "nothing_personal"]
