"""What is kept and for how long, in the database."""
