"""Silkeborg's investment case: its years, how they may go on, and who pays; it may not know the other cases."""
