"""The sociale kaart: a directory of local help, formal and informal, that can be searched and kept right."""
