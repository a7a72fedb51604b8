"""What was meant where a text makes no sense: small edits tried until one lets it be read."""
