"""What an analysis may return and register; it may not know how anything is drawn, printed or run."""
