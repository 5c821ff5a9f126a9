"""What the book says of its birds."""

from figures import counted  # noqa: F401  registers the values
