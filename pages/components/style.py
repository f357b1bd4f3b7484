"""The few rules of CSS that the theme in .streamlit/config.toml cannot express.

Colours follow the theme in force through `light-dark()`; the pairs are those of the theme.
"""

LINK = "light-dark(#1A56A6, #8AB6F2)"
MUTED = "light-dark(#4A5668, #A9B6C6)"
LINE = "light-dark(#DCE2EA, #2A3646)"
CONTROL_BORDER = "light-dark(#7A8698, #708095)"
WARNING = "light-dark(#6B4700, #F5D58A)"
WARNING_BACKGROUND = "light-dark(#FCEFC7, #3A2F12)"

FRAME = f"""
.stApp {{ --postup-edge: max(2rem, calc((100vw - 92rem) / 2)); }}
@media (max-width: 640px) {{ .stApp {{ --postup-edge: 1rem; }} }}
[data-testid="stHeader"] {{ border-bottom: 1px solid {LINE}; }}
[data-testid="stToolbar"] {{
  padding-inline: calc(var(--postup-edge) - 1rem) calc(var(--postup-edge) + 6rem); }}
[data-testid="stMainBlockContainer"] {{ padding-inline: var(--postup-edge); }}
[data-testid="stMainBlockContainer"] h1 {{ padding: 0 0 .25rem; text-wrap: balance; }}
[data-testid="stMainBlockContainer"] :is(h2, h3) {{ padding: .5rem 0 .25rem; }}
[data-testid="stSidebarNavLink"] {{ min-height: 2.75rem; }}
[data-testid="stExpandSidebarButton"] > * {{ display: none; }}
[data-testid="stExpandSidebarButton"]::after {{ content: "☰"; font-size: 1.25rem; }}
.stElementContainer:has(.postup-language) {{ position: absolute; }}
.postup-language {{ position: fixed; top: 0; right: var(--postup-edge); z-index: 999991;
  height: 3.75rem; display: flex; align-items: center; font-size: .875rem; }}
.postup-footer {{ margin-top: 1rem; padding: 1rem 0 0; border-top: 1px solid {LINE};
  display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; font-size: .875rem; color: {MUTED}; }}
.postup-notice {{ padding: .625rem 1rem; border-radius: .375rem; overflow-wrap: anywhere;
  color: {WARNING}; background: {WARNING_BACKGROUND}; }}
"""

CONTROLS = f"""
.stHtml a, .postup-language a {{ color: {LINK}; text-underline-offset: .15em; }}
.postup-notice a {{ color: inherit; font-weight: 600; }}
a:focus-visible {{ outline: 3px solid {LINK}; outline-offset: 2px; border-radius: .125rem; }}
:is([data-testid="stTextInputRootElement"], [data-testid="stNumberInputContainer"],
  [data-testid="stDateInputField"], .react-aria-ComboBox > [role="group"],
  [data-testid="stFileUploaderDropzone"]):not(:focus-within) {{ border-color: {CONTROL_BORDER}; }}
:is([data-testid^="stBaseButton-secondary"], [data-testid="stButtonGroup"] button):not(
  :hover, :focus-visible, [aria-checked="true"], [aria-pressed="true"]) {{
  border-color: {CONTROL_BORDER}; }}
"""

PRINT = """
@media print {
  [data-testid="stHeader"], .postup-language, [data-testid="stElementToolbar"] { display: none; }
  [data-testid="stMainBlockContainer"] { padding: 0; }
  .stApp, [data-testid="stMain"] { position: static; overflow: visible; }
}
"""


def sheet() -> str:
    """The rules as a `<style>` element."""
    return f"<style>{FRAME}{CONTROLS}{PRINT}</style>"
