"""Silkeborg's investment in caseworkers: course, scenarios and assumptions; it may not know the other cases."""
