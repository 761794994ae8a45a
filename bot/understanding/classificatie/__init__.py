"""What a message is (intent), whether it is an emergency, and what it signals: features, learners, calibration."""
