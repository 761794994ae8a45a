"""A day's work of many coordinators at once, through the pages and the API of a matchmaker that is served."""
