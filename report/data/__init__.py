"""The data package: read, validated and handed out with origins.  Knows nothing of chapters."""
