"""First pages, and what machines read of a site: metadata, feeds and policies; it may not know how chapters are written."""
