"""`python -m digest`, where the command is not on the path."""

from digest.cli import main

if __name__ == "__main__":
    main()
