"""The volunteers: who they are, what they want to do, and for whom they fit."""
