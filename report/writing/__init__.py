"""Changes to an author's own files, whole or not at all; it may not know how anything is built or printed."""
