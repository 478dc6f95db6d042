"""The pure parts of the benchmarks; nothing here is timed."""
