"""The overview for the municipality: counts only, and none that is small."""
