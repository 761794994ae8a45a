"""Copies of the queue's database: take one while the work goes on, and put it back in an empty place."""
