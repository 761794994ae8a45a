"""The residents' side: the chat API, the chat page, the message store and the client of the engine."""
