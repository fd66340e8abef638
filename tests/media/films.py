"""Small films, honest and hostile, made byte by byte."""


def box(kind: bytes, *parts: bytes) -> bytes:
    """A box of an MP4 file."""
    body = b"".join(parts)
    return (len(body) + 8).to_bytes(4) + kind + body


def track(handler: bytes = b"vide", codec: bytes = b"avc1", *more: bytes) -> bytes:
    """A track with one kind of samples, and *more* boxes."""
    described = box(b"stsd", bytes(4), (1).to_bytes(4), box(codec, bytes(78)))
    media = box(b"mdia", box(b"hdlr", bytes(8), handler, bytes(13)), box(b"minf", box(b"stbl", described)))
    return box(b"trak", box(b"tkhd", bytes(84)), media, *more)


def mp4(*tracks: bytes, brand: bytes = b"isom", more: bytes = b"", behind: bytes = b"") -> bytes:
    """A film of these tracks (one of pictures when none is named), with *more* in its description."""
    start = box(b"ftyp", brand, bytes(4), brand)
    moov = box(b"moov", box(b"mvhd", bytes(100)), *(tracks or (track(),)), more)
    return start + moov + box(b"mdat", b"pictures") + behind


def element(kind: int, *parts: bytes) -> bytes:
    """An element of a WebM file."""
    body = b"".join(parts)
    return kind.to_bytes((kind.bit_length() + 7) // 8) + (0x4000 | len(body)).to_bytes(2) + body


def webm_track(kind: int = 1, codec: bytes = b"V_VP9", *more: bytes) -> bytes:
    """A track of a WebM file."""
    return element(0xAE, element(0x83, bytes([kind])), element(0x86, codec), *more)


def webm(*tracks: bytes, kind: bytes = b"webm", more: bytes = b"") -> bytes:
    """A film without lengths, as a browser that records writes it, with *more* behind its last cluster."""
    entries = element(0x1654AE6B, *(tracks or (webm_track(),)))
    cluster = b"\x1f\x43\xb6\x75" + b"\x01" + b"\xff" * 7 + element(0xE7, b"\0") + element(0xA3, b"pictures")
    start = element(0x1A45DFA3, element(0x4282, kind))
    return start + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7 + entries + cluster + more
