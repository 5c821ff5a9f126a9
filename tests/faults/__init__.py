"""Faults provoked many times at random: by a few of them in the tests, and at full size by ``make faults``."""
