"""Under which paths the chat is served: what the routes, the limits and the rules for other sites all go by."""

CHAT = "/api/chat/"  # every version of the contract
API = f"{CHAT}v1"
FORMS = "/gesprek"  # the conversation without script
FILES = "/static/"  # the own modules, styles and letter
