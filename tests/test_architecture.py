"""The tools that guard the import directions see a violation when there is one."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
APPS = ("cop_platform", "communities", "events", "home", "resources")
VIOLATIONS = [
    ("communities/upwards.py", "events.values", "apps point one way"),
    ("cop_platform/core/upwards.py", "cop_platform.accounts.models", "apps point one way"),
    ("events/sideways.py", "resources.models", "apps point one way"),
    ("events/models/upwards.py", "events.domain.publishing", "inside events"),
    (
        "cop_platform/notifications/models/upwards.py",
        "cop_platform.notifications.jobs",
        "inside notifications",
    ),
    ("communities/domain/tied.py", "wagtail.models", "rules know no CMS"),
    ("events/rules/tied.py", "allauth.account", "rules know no CMS"),
    ("communities/other_door.py", "bleach", "HTML of others has one door"),
    ("events/domain/tied_to_http.py", "django.http", None),
    ("resources/domain/tied_to_http.py", "django.shortcuts", None),
    ("events/views/allowed_http.py", "django.http", None),
]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wrong(tmp_path_factory):
    """A copy of the code with every violation in it."""
    folder = tmp_path_factory.mktemp("code")
    for app in APPS:
        shutil.copytree(ROOT / app, folder / app, ignore=shutil.ignore_patterns("*.json", "__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for place, module, _contract in VIOLATIONS:
        (folder / place).write_text(f'"""A violation."""\n\nimport {module}\n\nassert {module}\n')
    return folder


@pytest.fixture(scope="module")
def lint_imports(wrong):
    """What import-linter says of it."""
    return run(wrong, Path(sys.executable).parent / "lint-imports", "--no-cache", "--no-logo")


@pytest.fixture(scope="module")
def ruff(wrong):
    """What ruff says of it."""
    options = ("--no-cache", "--select", "TID251", "--output-format", "concise", ".")
    return run(wrong, sys.executable, "-m", "ruff", "check", *options)


def run(folder, *command):
    result = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert result.returncode == 1, result.stdout + result.stderr
    return result.stdout


@pytest.mark.parametrize(("place", "module", "contract"), [v for v in VIOLATIONS if v[2]])
def test_forbidden_import_is_caught(lint_imports, place, module, contract):
    importer = place.removesuffix(".py").replace("/", ".")

    assert any(line.startswith(contract) and "BROKEN" in line for line in lint_imports.splitlines())
    # Modules of others are named by their package.
    assert f"{importer} -> {module.split('.')[0]}" in lint_imports


def test_http_in_rules_is_caught_and_nowhere_else(ruff):
    places = {line.split(":")[0] for line in ruff.splitlines() if "TID251" in line}

    assert places == {"events/domain/tied_to_http.py", "resources/domain/tied_to_http.py"}
