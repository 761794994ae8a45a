"""The conversation without Rasa: state, agenda, taking in an answer, summary, request."""
