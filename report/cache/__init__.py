"""What may be reused between builds, and how it is known to hold; it may not know what the results are."""
