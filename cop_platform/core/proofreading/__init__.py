"""What a text must have before readers get it, and hints that make it easier to read.

Problems stop publishing, at every door; a draft may have them, for it is not finished.
Hints stop nothing.
"""

from cop_platform.core.proofreading.page import ProofreadPage, hints_of, problems_of

__all__ = ["ProofreadPage", "hints_of", "problems_of"]
