"""Pictures of the model."""
