from figures import counted  # registers the values
