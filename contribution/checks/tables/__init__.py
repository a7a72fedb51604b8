"""What printed tables say against themselves, whatever kind of evidence they carry."""
