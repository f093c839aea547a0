"""django-viewflow: the four steps as a flow, in process and through its own views."""
