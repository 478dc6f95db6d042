"""What is read from whole seeds: labelled cases, and how well the reader does on them."""
