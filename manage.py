#!/usr/bin/env python
"""Command-line door to the platform; without environment it runs the development settings."""

import os
import sys

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cop_platform.settings.dev")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
