"""Values -> values: the first room that knows two files."""
