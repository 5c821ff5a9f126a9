"""An edition in other forms, as an EPUB and in a single file; it may not know paper or the build."""
