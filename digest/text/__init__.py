"""The text of one post -> values. Opens no file, knows one post."""
