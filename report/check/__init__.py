"""Checks over everything read, before anything is written.  Each returns diagnostics and changes nothing."""
