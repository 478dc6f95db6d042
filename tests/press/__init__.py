"""Values -> decisions and strings."""
