"""The directory in the database: rows of HSDS, the index made of them, and the neighbourhoods."""
