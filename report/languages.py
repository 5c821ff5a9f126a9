"""The languages of every publication, by their codes."""

LANGUAGES = ("da", "en")
