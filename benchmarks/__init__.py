"""Reproducible ratios: our feeds, lists and publications beside their limits and beside others.

Never compare milliseconds of different runs; within a run, rounds take turns, so that
a busy machine slows all of them alike.
"""
