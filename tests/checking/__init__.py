"""`digest check`: rules, each with what it finds and what it lets be."""
