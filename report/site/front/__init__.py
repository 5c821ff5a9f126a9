"""First pages, and what machines read of a site: metadata, feeds, policies; it may not know how chapters are made."""
