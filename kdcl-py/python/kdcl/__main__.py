"""`python -m kdcl`: the command line where its own command is not on the path.

INVARIANT: it is `kdcl` to the letter, and importing it runs nothing.
"""

from kdcl._cli import main

if __name__ == "__main__":
    main()
