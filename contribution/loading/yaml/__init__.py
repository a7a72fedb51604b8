"""YAML text as placed values: read to its end whatever is wrong in it, within limits."""
