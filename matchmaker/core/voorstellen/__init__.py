"""Proposals: a request is offered to a volunteer or to an organisation, who answer or let a term pass."""
