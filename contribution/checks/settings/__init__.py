"""What comments addressed to this program must say."""
