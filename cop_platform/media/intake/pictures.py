"""Images: decoded, turned upright and written anew, so that only the picture is left."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from .errors import Refused

MAX_PIXELS = 50_000_000
FORMATS = {"avif": "AVIF", "gif": "GIF", "jpeg": "JPEG", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
MODES = {
    "AVIF": {"RGB", "RGBA"},
    "GIF": {"1", "L", "P"},
    "JPEG": {"L", "RGB"},
    "PNG": {"1", "I;16", "L", "LA", "P", "RGB", "RGBA"},
    "WEBP": {"RGB", "RGBA"},
}
OPTIONS: dict[str, dict[str, Any]] = {
    "AVIF": {"quality": 85, "speed": 8, "max_threads": 1},
    "GIF": {},
    "JPEG": {"quality": 90, "progressive": True},
    "PNG": {},
    "WEBP": {"quality": 90},
}


def redrawn(body: bytes, extension: str) -> bytes:
    """The still picture in *body* in the same format, upright, in sRGB, without any metadata.

    Raises Refused for another format, for more than 50 million pixels, and for what moves:
    a visitor could not stop it (WCAG 2.2.2).
    """
    kind = FORMATS[extension]
    picture = _opened(body, kind)
    if picture.width * picture.height > MAX_PIXELS:
        raise Refused("too_many_pixels")
    # A telephone's JPEG may hold a second picture: that is depth or a preview, not movement.
    if kind != "JPEG" and getattr(picture, "is_animated", False):
        raise Refused("moves")
    out = BytesIO()
    _bare(picture, kind).save(out, kind, **OPTIONS[kind])
    return out.getvalue()


def _opened(body: bytes, kind: str) -> Image.Image:
    # Our own limit speaks: the library's would be a warning first.
    Image.MAX_IMAGE_PIXELS = None
    try:
        return Image.open(BytesIO(body), formats=[kind])
    except UnidentifiedImageError as error:
        raise Refused("other_type") from error


def _bare(picture: Image.Image, kind: str) -> Image.Image:
    upright = ImageOps.exif_transpose(picture)
    bare = _drawable(_in_srgb(upright), kind).copy()
    bare.info = {name: value for name, value in bare.info.items() if name == "transparency"}
    return bare


def _drawable(picture: Image.Image, kind: str) -> Image.Image:
    """*picture* in a mode that *kind* can write."""
    if picture.mode in MODES[kind] or kind == "GIF":
        return picture
    see_through = picture.has_transparency_data and kind != "JPEG"
    return picture.convert("RGBA" if see_through else "RGB")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """The colours as browsers take them without a profile; a profile could carry anything."""
    profile = picture.info.get("icc_profile")
    if not profile or picture.mode not in {"CMYK", "RGB", "RGBA"}:
        return picture
    mode = "RGBA" if picture.mode == "RGBA" else "RGB"
    try:
        own = ImageCms.ImageCmsProfile(BytesIO(profile))
        return (
            ImageCms.profileToProfile(picture, own, ImageCms.createProfile("sRGB"), outputMode=mode)
            or picture
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
