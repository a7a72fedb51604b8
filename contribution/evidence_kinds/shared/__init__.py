"""What every kind of evidence needs: labels, expectations, judgements, stated figures."""
