"""The tools that guard the import directions see a violation when there is one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPS = ("cop_platform", "communities", "events", "home", "resources")
BIN = Path(sys.executable).parent

pytestmark = pytest.mark.slow


@pytest.fixture
def copy(tmp_path):
    """A copy of the code to do wrong in."""
    for app in APPS:
        shutil.copytree(ROOT / app, tmp_path / app, ignore=shutil.ignore_patterns("*.json", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint_imports(folder):
    return run(folder, BIN / "lint-imports", "--no-cache", "--no-logo")


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


def test_imports_are_in_order(copy):
    result = lint_imports(copy)

    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("place", "statement", "contract"),
    [
        ("communities/violation.py", "import events.values", "apps point one way"),
        ("cop_platform/core/violation.py", "import cop_platform.accounts.models", "apps point one way"),
        ("events/violation.py", "import resources.models", "apps point one way"),
        ("events/models/violation.py", "import events.domain.publishing", "inside events"),
        ("communities/domain/violation.py", "import wagtail.models", "rules know no CMS"),
        ("communities/violation.py", "import bleach", "HTML of others has one door"),
    ],
)
def test_forbidden_import_is_caught(copy, place, statement, contract):
    (copy / place).write_text(f'"""A violation."""\n\n{statement}\n')

    result = lint_imports(copy)

    assert result.returncode == 1
    assert any(contract in line and "BROKEN" in line for line in result.stdout.splitlines()), result.stdout


@pytest.mark.parametrize("module", ["django.http", "django.shortcuts"])
def test_http_in_a_rule_is_caught(copy, module):
    path = copy / "events" / "domain" / "violation.py"
    path.write_text(f'"""A violation."""\n\nimport {module}\n\nprint({module})\n')

    result = run(copy, sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", ".")

    assert result.returncode == 1
    assert f"`{module}` is banned" in result.stdout
    assert "Found 2 errors" in result.stdout or result.stdout.count("TID251") >= 1


def test_http_outside_the_rules_is_allowed(copy):
    result = run(copy, sys.executable, "-m", "ruff", "check", "--no-cache", "--select", "TID251", ".")

    assert result.returncode == 0, result.stdout
