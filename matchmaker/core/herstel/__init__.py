"""After a copy was put back: what people took back since is taken out again."""
