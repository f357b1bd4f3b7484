"""The few rules of CSS that the theme in .streamlit/config.toml cannot express."""

SHEET = """
.postup-language{position:fixed;top:.75rem;right:1.5rem;z-index:999991;font-size:.875rem}
.postup-footer{margin-top:1.5rem;padding-top:1rem;font-size:.875rem;display:flex;flex-wrap:wrap;
gap:.25rem 1.5rem;border-top:1px solid light-dark(#DCE2EA,#2A3646);
color:light-dark(#4A5668,#A9B6C6)}
"""


def sheet() -> str:
    """The rules as a `<style>` element."""
    return f"<style>{SHEET}</style>"
