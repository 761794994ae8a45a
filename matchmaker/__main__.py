"""`python -m matchmaker`: see `matchmaker.cli`."""

from matchmaker.cli import main

if __name__ == "__main__":
    main()
