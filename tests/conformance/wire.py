"""Calendar text as it goes over the wire, read without any library (RFC 5545 §3.1)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_LINE = re.compile(r'([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:"[^"]*"|[^";:,]*))*):(.*)', re.DOTALL)
_PARAMETER = re.compile(r';([A-Z0-9-]+)=("[^"]*"|[^";:,]*)')


class Property(NamedTuple):
    """One line: its name, its parameters, and its value as written."""

    name: str
    parameters: dict[str, str]
    value: str


class Component(NamedTuple):
    """The properties between a BEGIN and its END, and the components within."""

    kind: str
    properties: list[Property]
    parts: list["Component"]

    def all(self, name: str) -> list[Property]:
        """The properties called *name*, in order."""
        return [one for one in self.properties if one.name == name]

    def one(self, name: str) -> Property:
        """The only property called *name*."""
        (found,) = self.all(name)
        return found

    def values(self, name: str) -> list[str]:
        """The values of those called *name*."""
        return [one.value for one in self.all(name)]

    def within(self, kind: str) -> list["Component"]:
        """The components of *kind* directly within."""
        return [part for part in self.parts if part.kind == kind]

    def everything(self) -> Iterator["Component"]:
        """This one and all within."""
        yield self
        for part in self.parts:
            yield from part.everything()


def check_octets(body: bytes) -> None:
    """CRLF after each line, 75 octets at most, no character cut in two, nothing that is not text."""
    lines = body.split(b"\r\n")
    assert body.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in body.replace(b"\r\n", b""), "a line break without carriage return"
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", body)
    assert not re.search(r"[\x80-\x9f\ufeff]", body.decode())
    assert all(line.strip() for line in lines[:-1])
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


def read(body: bytes) -> Component:
    """The calendar in *body*; fails when a line has no grammar or a component does not end."""
    lines = [_property(line) for line in body.decode().replace("\r\n ", "").split("\r\n")[:-1]]
    outside = Component("", [], [])
    open_ones = [outside]
    for line in lines:
        if line.name == "BEGIN":
            part = Component(line.value, [], [])
            open_ones[-1].parts.append(part)
            open_ones.append(part)
        elif line.name == "END":
            assert open_ones.pop().kind == line.value
        else:
            open_ones[-1].properties.append(line)
    assert open_ones == [outside]
    assert not outside.properties
    (calendar,) = outside.parts
    return calendar


def _property(line: str) -> Property:
    match = _LINE.fullmatch(line)
    assert match, line
    parameters = {name: value.strip('"') for name, value in _PARAMETER.findall(match[2])}
    return Property(match[1], parameters, match[3])
