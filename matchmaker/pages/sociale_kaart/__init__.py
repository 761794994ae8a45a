"""The directory as coordinators search it and keep it right, and as organisations confirm their part of it."""
