"""Messages by e-mail: what waits in the outbox, for whom, and when it goes."""
