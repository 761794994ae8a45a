"""The coordinators' pages: server-rendered, in Dutch, no script needed."""
