"""Small changes of functions, each of which some test should notice; it may not know what a room does."""
