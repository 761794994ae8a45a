"""The message store: conversations, turns and messages in SQL."""
