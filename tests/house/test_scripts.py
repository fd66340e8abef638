"""Our scripts run no text, keep nothing, and ask nobody else."""

import pytest

from tests.house import scripts

BREACHES = {
    "eval(text)": "run no text",
    'new Function("a", text)': "run no text",
    'setTimeout("go()", 1)': "run no text",
    "list.innerHTML = text": "make elements",
    "list.outerHTML += text": "make elements",
    'list.insertAdjacentHTML("beforeend", text)': "make elements",
    "document.write(text)": "make elements",
    'localStorage.setItem("a", text)': "keep nothing",
    "window.sessionStorage": "keep nothing",
    "document.cookie": "keep nothing",
    'parent.postMessage(text, "*")': "speak with no other",
    'addEventListener("message", hear)': "speak with no other",
    'fetch("https://example.org/")': "ask no other host",
    'link.href = "//example.org/"': "ask no other host",
}
KEPT = [
    "list.textContent = text",
    "const before = list.innerHTML",
    "if (list.innerHTML === text) go()",
    'fetch("/agenda/")',
    "setTimeout(go, 1)",
    "document.cookies",
    "a // b",
]


def test_our_scripts_keep_the_rules() -> None:
    assert [str(breach) for breach in scripts.breaches()] == []


@pytest.mark.parametrize("text", BREACHES)
def test_breach_is_seen(text: str) -> None:
    [breach] = scripts.breaches_in("frontend/src/made_up.js", f"// a line\n{text}\n")

    assert breach.line == 2
    assert breach.reason.startswith(BREACHES[text])


@pytest.mark.parametrize("text", KEPT)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert list(scripts.breaches_in("frontend/src/made_up.js", text)) == []
