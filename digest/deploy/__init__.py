"""Takes the built site to a host, and back: what differs is planned, shown, and then applied."""
