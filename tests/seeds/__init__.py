"""Tests of reading seeds."""
