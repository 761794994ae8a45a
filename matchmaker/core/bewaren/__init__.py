"""What is kept and for how long, and what there is of one person."""
