"""What the training of the French pipeline needs that no other has."""
