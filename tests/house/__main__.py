"""Print every breach of the rules of the house; ends with 1 when there is one."""

import sys

from tests.house import code, scripts, secrets, templates


def main() -> int:
    """The exit status."""
    found = [breach for rules in (code, templates, scripts, secrets) for breach in rules.breaches()]
    sys.stdout.writelines(f"{breach}\n" for breach in found)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
