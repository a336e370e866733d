"""What a browser may keep, and which of its powers a page may use."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

OWN_CACHING = ("/static/", "/thema/", "/gezond")
"""Paths that say themselves how long they may be kept: they hold nothing about anybody."""
NOT_NEEDED = (
    "accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture", "encrypted-media",
    "fullscreen", "geolocation", "gyroscope", "hid", "idle-detection", "magnetometer", "microphone", "midi", "payment",
    "picture-in-picture", "publickey-credentials-create", "publickey-credentials-get", "screen-wake-lock", "serial",
    "usb", "web-share", "xr-spatial-tracking",
)  # fmt: skip
PERMISSIONS = ", ".join(f"{power}=()" for power in NOT_NEEDED)


class HeadersMiddleware:
    """The outermost of all, so that an error or a refusal of another middleware has these headers too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the headers. Nothing is kept unless it is on the list of what may be: a new page is private."""
        answer = self.get_response(request)
        answer["Permissions-Policy"] = PERMISSIONS
        if not request.path.startswith(OWN_CACHING):
            answer["Cache-Control"] = "private, no-store"
        return answer
