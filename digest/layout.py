"""The names of a site's own files, for all who read them or leave some."""

CONFIG_FILE = "config.yaml"
CACHE = ".digest"
"""The folder of what one run leaves for the next; all of it can be deleted."""
