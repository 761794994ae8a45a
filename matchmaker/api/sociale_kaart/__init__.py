"""The directory over HTTP for everybody, as HSDS 3.0 describes such an API."""
