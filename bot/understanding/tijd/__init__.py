"""Expressions of time: how often something happens. Read by rules alone, also where no learner is installed."""
