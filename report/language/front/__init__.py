"""The interface words of first pages and of what machines read; it may not know how a language prints anything."""
