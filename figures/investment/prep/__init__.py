"""Gladsaxe's PREP courses: how many cases pay for a course, under each reading of the saving."""
