"""What an editor wants to know before publishing: rules, each a pure function."""
