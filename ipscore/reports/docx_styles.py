"""The look of a DOCX, all of it in named styles: who edits the report changes a style, not a paragraph."""

from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from ipscore.reports.docx_parts import element

TEXT_WIDTH = Mm(156)
FACTS = Mm(44)
INK, QUIET, MARK = RGBColor(0x1C, 0x2B, 0x33), RGBColor(0x4D, 0x5A, 0x62), RGBColor(0x1F, 0x4E, 0x5F)
FONT = "Cambria"
_REGIONS = {"fi": "fi-FI", "sv": "sv-FI", "en": "en-GB"}
_HEADINGS = {
    "Title": (26, 4, 6),
    "Heading 1": (18, 26, 8),
    "Heading 2": (14, 20, 6),
    "Heading 3": (11.5, 16, 3),
}


def lay_out(word: Word) -> None:
    """A4 with generous margins, and no older Word to look like."""
    for each in word.settings.element.iter(qn("w:compatSetting")):
        if each.get(qn("w:name")) == "compatibilityMode":
            each.set(qn("w:val"), "15")
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(27)
    section.top_margin, section.bottom_margin = Mm(26), Mm(25)


def text_styles(word: Word, language: str) -> None:
    """Give the styles of the template our look and language, and add those it lacks."""
    normal = _style(word, "Normal", 10.5, after=6)
    normal.font.color.rgb = INK
    normal.paragraph_format.line_spacing = 1.2
    normal.paragraph_format.widow_control = True
    _speak(normal, _REGIONS[language])
    for name, (size, before, after) in _HEADINGS.items():
        style = _style(word, name, size, before=before, after=after)
        style.font.bold, style.font.italic, style.font.color.rgb = True, False, MARK
        style.paragraph_format.keep_with_next = True
    subtitle = _style(word, "Subtitle", 13, after=20)
    subtitle.font.italic, subtitle.font.color.rgb = False, INK
    _rule_below(word)
    _style(word, "Lead", 11.5, after=8)
    _style(word, "Quiet", 10.5, after=6).font.color.rgb = QUIET
    caption = _style(word, "Caption", 10, before=10, after=4)
    caption.font.bold, caption.font.color.rgb = True, INK
    caption.paragraph_format.keep_with_next = True
    _style(word, "Key figure", 18, after=2).font.color.rgb = MARK
    _style(word, "Table text", 9.5, before=2, after=2).paragraph_format.line_spacing = 1.05
    _style(word, "After table", 6, after=2)
    contents = _style(word, "Contents title", 12, before=22, after=4)
    contents.font.bold, contents.font.color.rgb = True, MARK
    contents.paragraph_format.keep_with_next = True
    # The names Word looks for when it renews a table of contents.
    _style(word, "toc 1", 10.5, before=3, after=1)
    _style(word, "toc 2", 10.5, after=1).paragraph_format.left_indent = Mm(6)
    _facts(word)
    _note(word)
    _footer(word)


def _style(word: Word, name: str, size: float, *, before: float = 0, after: float = 0) -> ParagraphStyle:
    known = {each.name for each in word.styles}
    made = (
        word.styles[name]
        if name in known
        else word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name.startswith("toc "))
    )
    assert isinstance(made, ParagraphStyle)
    if name not in known:
        made.base_style = word.styles["Normal"]
    made.font.name, made.font.size = FONT, Pt(size)
    fonts = made.element.get_or_add_rPr().get_or_add_rFonts()
    for each in list(fonts.attrib):
        # The template names its fonts by theme too, which would win.
        if each.endswith("Theme"):
            del fonts.attrib[each]
    fonts.set(qn("w:eastAsia"), FONT)
    fonts.set(qn("w:cs"), FONT)
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    return made


def _speak(style: ParagraphStyle, language: str) -> None:
    properties = style.element.get_or_add_rPr()
    for each in properties.findall(qn("w:lang")):
        properties.remove(each)
    properties.append(element("w:lang", w_val=language, w_eastAsia=language, w_bidi="ar-SA"))


def _rule_below(word: Word) -> None:
    """A rule below the subtitle, in place of the template's above it, and no letters spaced out."""
    for name in ("Title", "Subtitle"):
        style = word.styles[name].element
        known, letters = style.get_or_add_pPr(), style.get_or_add_rPr()
        for each in (*known.findall(qn("w:pBdr")), *known.findall(qn("w:numPr"))):
            known.remove(each)
        for each in letters.findall(qn("w:spacing")):
            letters.remove(each)
    borders = element("w:pBdr")
    borders.append(element("w:bottom", w_val="single", w_sz="10", w_space="10", w_color="1F4E5F"))
    word.styles["Subtitle"].element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:spacing", "w:ind"
    )


def _facts(word: Word) -> None:
    for name in ("Fact", "Fact more"):
        style = _style(word, name, 10.5, after=4)
        style.paragraph_format.left_indent = FACTS
    style.paragraph_format.tab_stops.add_tab_stop(FACTS)
    fact = word.styles["Fact"]
    assert isinstance(fact, ParagraphStyle)
    fact.paragraph_format.first_line_indent = Length(-FACTS)
    fact.paragraph_format.tab_stops.add_tab_stop(FACTS)
    named = word.styles.add_style("Fact name", WD_STYLE_TYPE.CHARACTER)
    named.font.color.rgb = QUIET


def _note(word: Word) -> None:
    style = _style(word, "Note", 10.5, before=3, after=3)
    style.paragraph_format.left_indent = Mm(4)
    borders = element("w:pBdr")
    borders.append(element("w:left", w_val="single", w_sz="18", w_space="8", w_color="1F4E5F"))
    # Word wants its elements in order: borders stand before the ground, tabs, spacing and indents.
    properties = style.element.get_or_add_pPr()
    ground = element("w:shd", w_val="clear", w_color="auto", w_fill="F2F5F6")
    for each in (borders, ground):
        properties.insert_element_before(each, "w:tabs", "w:spacing", "w:ind")


def _footer(word: Word) -> None:
    style = _style(word, "Footer", 8.5)
    style.font.color.rgb = QUIET
    style.paragraph_format.tab_stops.clear_all()
    style.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
