"""Calls that may be repeated: what is asked again under the same key is done once and answered alike."""
