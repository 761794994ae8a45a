"""HSDS, the exchange format of the sociale kaart: its specification, files in and out, checks and changes."""
