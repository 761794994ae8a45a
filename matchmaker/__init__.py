"""The matchmaker: the queue of requests, its workflow, its API and the coordinators' pages."""
