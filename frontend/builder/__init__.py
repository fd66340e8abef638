"""The parts of ``frontend/build.py``."""
