"""Gladsaxe's PREP courses: how many cases pay for a course, under each reading; it may not know the other cases."""
