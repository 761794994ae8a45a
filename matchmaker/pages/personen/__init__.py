"""Everything that there is of one person, for a manager whom they asked."""
