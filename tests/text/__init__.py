"""One post's text -> values."""
