"""Silkeborg's investment in more caseworkers: its course, scenarios and assumptions."""
