"""Make the style sheets from the NL Design System packages: components, the tokens that they use, and the letter.

Usage: python bundle.py NODE_MODULES OUT. Plain Python, so that a build needs npm for fetching only.
"""

import re
import shutil
import sys
from pathlib import Path

COMPONENTS = (
    "document", "page", "heading-1", "heading-2", "heading-3", "heading-4", "paragraph", "link", "skip-link",
    "button", "action-group", "form-field", "form-label", "form-field-description", "form-field-error-message",
    "form-fieldset", "textbox", "textarea", "select", "radio-button", "checkbox", "custom-checkbox", "alert",
    "data-badge", "badge-list", "table", "data-list", "breadcrumb-nav", "pagination", "ordered-list", "unordered-list",
    "separator", "page-header", "page-footer", "nav-bar",
)  # fmt: skip
FONTS = {400: "source-sans-3-latin-400-normal.woff2", 700: "source-sans-3-latin-700-normal.woff2"}
FONT_LICENCE = "source-sans-3-OFL.txt"
FAMILY = '"Source Sans 3", "Segoe UI", Arial, sans-serif'
TOKENS = "@nl-design-system-unstable/voorbeeld-design-tokens"
THEME = f"{TOKENS}/dist/theme.css"
FONT_PACKAGE = "@fontsource/source-sans-3"
# The packages of which a browser receives a part.
SHIPPED = (FONT_PACKAGE, TOKENS, *(f"@utrecht/{name}-css" for name in COMPONENTS))

_TOKEN = re.compile(r"(--[\w-]+)\s*:\s*([^;{}]+);")
_USED = re.compile(r"var\(\s*(--[\w-]+)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_NOTICE = re.compile(r"Copyright \(c\)[^\n*]*")
# A newer syntax that older browsers skip as a whole: left out, as the classes that we use do not need it.
_IMPORT = re.compile(r"@import[^;]+;")


def components(modules: Path) -> str:
    """Return the style sheets of the components that the pages use: one head with their notices, no other comments."""
    parts = [(modules / "@utrecht" / f"{name}-css" / "dist" / "index.css").read_text("utf-8") for name in COMPONENTS]
    notices = sorted({m.strip() for part in parts for c in _COMMENT.findall(part) for m in _NOTICE.findall(c)})
    head = _head("Components of @utrecht, put together; comments and @import left out.", notices)
    return "\n".join((head, *(_IMPORT.sub("", _COMMENT.sub("", part)).strip() for part in parts)))


def _head(what: str, notices: list[str]) -> str:
    return "\n".join(("/*!", f" * {what}", " * @license EUPL-1.2", *(f" * {notice}" for notice in notices), " */"))


def tokens(modules: Path, css: str) -> dict[str, str]:
    """Return the tokens that a style sheet uses, and those that these use."""
    known = {
        name: value.strip() for name, value in _TOKEN.findall(_COMMENT.sub("", (modules / THEME).read_text("utf-8")))
    }
    wanted = set(_USED.findall(css))
    found: dict[str, str] = {}
    while wanted:
        name = wanted.pop()
        if name in known and name not in found:
            found[name] = known[name]
            wanted |= set(_USED.findall(known[name]))
    # The example theme names letters that do not come with it; ours does.
    for name in [n for n in found if n.endswith("font-family")]:
        found[name] = FAMILY
    found["--utrecht-document-font-family"] = FAMILY
    return found


def fonts() -> str:
    """Return the declarations of the letter."""
    return "\n".join(
        f'@font-face {{ font-family: "Source Sans 3"; font-weight: {weight}; font-style: normal; font-display: swap; '
        f'src: url("{name}") format("woff2"); }}'
        for weight, name in FONTS.items()
    )


def main(modules: Path, out: Path) -> None:
    """Write the files."""
    out.mkdir(parents=True, exist_ok=True)
    css = components(modules)
    lines = [f"  {name}: {value};" for name, value in sorted(tokens(modules, css).items())]
    head = _head(f"Tokens of {TOKENS}, those that are used; the letter is under {FONT_LICENCE}.", [])
    theme = "\n".join((head, fonts(), ":root {", *lines, "}", ""))
    (out / "componenten.css").write_text(css + "\n", encoding="utf-8")
    (out / "thema.css").write_text(theme, encoding="utf-8")
    shutil.copy(modules / FONT_PACKAGE / "LICENSE", out / FONT_LICENCE)
    for name in FONTS.values():
        shutil.copy(modules / FONT_PACKAGE / "files" / name, out / name)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
