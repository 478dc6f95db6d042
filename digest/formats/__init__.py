"""Notes as other programs write and read them: pure functions from notes to JSON and back."""
