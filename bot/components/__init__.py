"""Rasa graph components, importer and channel: the only package that imports rasa."""
