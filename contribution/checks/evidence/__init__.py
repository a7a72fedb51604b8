"""What a piece of evidence must tell, and whom it must have asked."""
