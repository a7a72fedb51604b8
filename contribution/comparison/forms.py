"""The forms in which a comparison can be shown, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from contribution.comparison.change import Comparison
from contribution.comparison.json_form import render_comparison_json
from contribution.comparison.markdown_form import render_comparison_markdown
from contribution.comparison.picture_form import render_comparison_svg
from contribution.comparison.text_form import render_comparison_text

FORMS: Mapping[str, Callable[[Comparison], str]] = MappingProxyType(
    {
        "text": render_comparison_text,
        "json": render_comparison_json,
        "md": render_comparison_markdown,
        "svg": render_comparison_svg,
    }
)
