"""How long digest and others take for the same site: `make bench`."""
