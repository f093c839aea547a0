"""The schema of the viewflow peer: one proxy, no table of its own."""
