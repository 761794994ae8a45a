"""What Rasa loads: understanding of Dutch, and the components that bind it to Rasa."""
