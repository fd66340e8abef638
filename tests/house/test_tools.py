"""The tools of `make check` see what they are there for, with the settings of this house."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.files import ROOT

VIEW = "events/views/made_up.py"
# One for each family that the sheet of ASVS leans on.
RUFF = {
    "S102": "exec(text)",
    "S105": 'password = "geheim-woord"',
    "S110": "try:\n    go()\nexcept Exception:\n    pass",
    "S113": "import requests\nrequests.get(address)",
    "S301": "import pickle\npickle.loads(data)",
    "S324": "import hashlib\nhashlib.md5(data)",
    "S307": "eval(text)",
    "S308": "from django.utils.safestring import mark_safe\nmark_safe(text)",
    "S310": "import urllib.request\nurllib.request.urlopen(address)",
    "S311": "import random\nrandom.choice(letters)",
    "S314": "import xml.etree.ElementTree as tree\ntree.fromstring(text)",
    "S501": "import requests\nrequests.get(address, verify=False)",
    "S506": "import yaml\nyaml.load(text)",
    "S602": "import subprocess\nsubprocess.run(text, shell=True)",
    "S603": "import subprocess\nsubprocess.run([program, text])",
    "S608": 'cursor.execute(f"SELECT a FROM b WHERE c = {text}")',
    "S701": "import jinja2\njinja2.Environment()",
    "G004": 'import logging\nlogging.info(f"{name}")',
    "INT001": 'from django.utils.translation import gettext as _\n_(f"{name}")',
    "DTZ005": "from datetime import datetime\ndatetime.now()",
    "T201": "print(name)",
}
BANDIT = {
    "B201": "from flask import Flask\napp = Flask(__name__)\napp.run(debug=True)",
    "B202": "import tarfile\ntarfile.open(path).extractall()",
    "B324": "import hashlib\nhashlib.md5(data)",
    "B501": "import requests\nrequests.get(address, verify=False, timeout=1)",
    "B506": "import yaml\nyaml.load(text)",
    "B602": "import subprocess\nsubprocess.run(text, shell=True)",
    "B614": "import torch\ntorch.load(path)",
    "B701": "import jinja2\njinja2.Environment(autoescape=False)",
}


def ruff(text: str) -> set[str]:
    """The rules that ruff finds broken in *text*, were it one of our views."""
    command = [sys.executable, "-m", "ruff", "check", "--output-format=json", "--stdin-filename", VIEW, "-"]
    done = subprocess.run(command, cwd=ROOT, input=text, capture_output=True, text=True, check=False)
    return {one["code"] for one in json.loads(done.stdout)}


@pytest.mark.parametrize("rule", RUFF)
def test_ruff_sees_it(rule: str) -> None:
    assert rule in ruff(RUFF[rule])


def test_bandit_sees_it(tmp_path: Path) -> None:
    for rule, text in BANDIT.items():
        (tmp_path / f"{rule}.py").write_text(f"{text}\n", encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "bandit",
        "--quiet",
        "--configfile",
        "pyproject.toml",
        "--format",
        "json",
    ]
    done = subprocess.run(
        [*command, "--recursive", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    seen = {(Path(one["filename"]).stem, one["test_id"]) for one in json.loads(done.stdout)["results"]}

    assert done.returncode == 1
    assert {rule for rule, found in seen if rule == found} == set(BANDIT)
