"""The queue over HTTP, as the contract has it."""
