"""Tests of digest, in the shape of the package."""
