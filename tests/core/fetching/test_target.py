"""What an editor may paste as an address."""

import pytest

from cop_platform.core.fetching import FetchRefused, checked_url


@pytest.mark.parametrize(
    ("pasted", "url"),
    [
        ("https://partner.nl", "https://partner.nl/"),
        ("  HTTPS://Partner.NL/Agenda.ics?a=1&b=2#top\n", "https://partner.nl/Agenda.ics?a=1&b=2"),
        ("webcal://partner.nl/a.ics", "https://partner.nl/a.ics"),
        ("https://partner.nl:443/a", "https://partner.nl/a"),
        ("http://partner.nl:80/a", "http://partner.nl/a"),
        ("https://bücher.example/agenda/één", "https://xn--bcher-kva.example/agenda/%C3%A9%C3%A9n"),
        ("https://partner.nl/a%20b", "https://partner.nl/a%20b"),
        ("http://[2606:4700::1111]/a", "http://[2606:4700::1111]/a"),
        ("https://partner.nl?x=/../", "https://partner.nl/?x=/../"),
    ],
)
def test_honest_address_is_put_in_order(pasted: str, url: str) -> None:
    assert checked_url(pasted) == url


@pytest.mark.parametrize(
    ("pasted", "code"),
    [
        ("", "address"),
        ("agenda", "address"),
        ("partner.nl/agenda.ics", "address"),
        ("ftp://partner.nl/", "address"),
        ("javascript:alert(1)", "address"),
        ("https:///agenda.ics", "address"),
        ("https://partner.nl\\@127.0.0.1/", "address"),
        ("https://partner.nl/a\r\nHost: b", "address"),
        ("https://part ner.nl/", "address"),
        ("https://[::1/", "address"),
        ("https://partner.nl:poort/", "address"),
        ("https://partner.nl:99999/", "address"),
        ("https://" + "a" * 64 + ".nl/", "address"),
        ("https://a..nl/", "address"),
        ("https://partner.nl/" + "a" * 2000, "address"),
        ("https://naam@partner.nl/", "userinfo"),
        ("https://naam:wachtwoord@partner.nl/", "userinfo"),
        ("https://@partner.nl/", "userinfo"),
        ("https://partner.nl:80/", "port"),
        ("http://partner.nl:8080/", "port"),
        ("https://partner.nl:0/", "port"),
    ],
)
def test_other_addresses_are_refused(pasted: str, code: str) -> None:
    with pytest.raises(FetchRefused) as refused:
        checked_url(pasted)

    assert refused.value.code == code
