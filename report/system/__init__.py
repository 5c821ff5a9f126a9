"""What the operating system gives: files, locks, streams, signals and processes; it may not know what they are for."""
