"""The trials: each module has one function ``run``, which returns figures or raises ``Broken``."""
