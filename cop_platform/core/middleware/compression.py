"""Compression of answers, except of files that are given out in parts."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Compresses pages; a part of a file must be those bytes of it, and no others."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """*response*, smaller where that is allowed."""
        if response.has_header("Accept-Ranges"):
            return response
        return super().process_response(request, response)
