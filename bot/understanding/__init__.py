"""From one Dutch message to a `Begrip`: intent, facts, signals and carer fields. No Rasa import."""
