"""The queue at size: `python -m bench.wachtrij`."""
