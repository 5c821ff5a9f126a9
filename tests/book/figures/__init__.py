from figures import counted  # noqa: F401  registers the values
