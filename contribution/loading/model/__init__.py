"""Placed values as nouns of the domain: ids, references and links, registers and the rule."""
