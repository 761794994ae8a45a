"""The custom action server: `gesprek/` is the pure core of the conversation, the modules beside it thin actions."""
