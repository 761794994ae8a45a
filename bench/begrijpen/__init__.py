"""Plainer learners on the same lines, and ours without its parts: does each step earn its place?"""
