"""Rules of this house that no tool knows, and a look for secrets; ``python -m tests.house`` runs them."""
