"""No nonsense brings a screen, a feed or a form to an error of ours."""

from collections import Counter

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.fuzz.places import Place, places, visitor
from tests.fuzz.trial import try_place

pytestmark = [pytest.mark.django_db, pytest.mark.demo, pytest.mark.slow]
EXAMPLES = 6


def test_nonsense_is_never_an_error_of_ours() -> None:
    counts: Counter[int] = Counter()
    broken = {
        str(place): found
        for place in places()
        if (found := try_place(place, examples=EXAMPLES, counts=counts))
    }

    assert broken == {}
    assert counts.total() >= 300
    # It is not refused at the door only: pages, redirects and refusals are all reached.
    assert {200, 302, 400, 404} <= set(counts)


@pytest.mark.urls("tests.core.middleware.urls")
def test_trial_sees_an_error_of_ours() -> None:
    [*found] = try_place(Place("/proef/fout/"), examples=3, counts=Counter())

    assert found
    assert all(one.startswith("500 get /proef/fout/") for one in found)


@pytest.mark.parametrize("path", ["/account/signup/", "/account/login/"])
@pytest.mark.parametrize(
    "body",
    [
        "&".join(f"a{number}=1" for number in range(10_001)),
        "email=" + "a" * 2_600_000,
        "&" * 5000,
        "email",
        "=".join("ab" * 100),
    ],
    ids=["too many fields", "too large", "empty pairs", "no value", "many values"],
)
def test_body_that_is_too_much_gets_a_refusal(path: str, body: str) -> None:
    answer = visitor().post(path, body, content_type="application/x-www-form-urlencoded")

    assert answer.status_code < 500


@pytest.mark.parametrize("value", ["a\0b", "9" * 5000, "\u202ea"])
def test_form_in_parts_gets_a_refusal_too(value: str) -> None:
    client: Client = visitor("gast")
    names = ["first_name", "last_name", "new_organisation", "region", "profession"]

    answer = client.post(
        "/mijn/gegevens/", {**dict.fromkeys(names, value), "file": SimpleUploadedFile("a\0.txt", b"a")}
    )

    assert answer.status_code < 500


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "application/json",
        "\ufffd",
        "text/plain; charset=zot",
    ],
)
def test_body_of_another_kind_gets_a_refusal(kind: str) -> None:
    assert visitor().generic("POST", "/account/login/", b"\xff\xfe{", content_type=kind).status_code < 500
