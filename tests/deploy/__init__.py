"""Deploying: values for what is decided, real folders and repositories for what is done."""
