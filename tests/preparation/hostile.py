"""Names and notes that try to be more than text, and how to see what a page shows of them."""

from html.parser import HTMLParser

from hypothesis import strategies as st
from markdown_it import MarkdownIt

HOSTILE = [
    "<b>Karin</b> & \"Sons\" 'Ltd'",
    "<script>alert(1)</script>",
    "</li></ul><h1>x</h1>",
    "*Anna* _Beispiel_ **bold** __b__ ~~gone~~",
    "[click](https://example.org/x) ![p](https://example.org/p.png) <https://example.org>",
    "`code` ``two`` ```three",
    "# heading #",
    "- item",
    "+ item",
    "12. item",
    "123456) item",
    "> quote",
    "---",
    "===",
    "| a | b |",
    "&amp; &lt; &#42; & so on",
    r"back\slash \* \( x \) \\[ y \\]",
    "$5 and $6",
    "🦊 Füchsin 👩‍🔬",
    "שרה לוי",
    "abc \u202egnp.exe",
    "isolate \u2069\u2069 broken \u202c out \u2067",
    "山田 太郎",
    "    indented",
    "http://example.org www.example.org a.b@example.org",
    "a\tb\x00c\x1b[31m",
    "{company} {0} {{x}} %s",
    "[ref]: https://example.org",
    "half \ud83d pair",
]
DIRECTION = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def any_text(**limits) -> st.SearchStrategy[str]:
    pieces = st.sampled_from(
        [*HOSTILE, "*", "_", "<", ">", "[", "]", "(", ")", "`", "\\", "&", "#", " ", "a", "1.", "\n"]
    )
    return st.one_of(st.text(**limits), st.lists(pieces, max_size=5).map("".join))


class _Shown(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.links: list[str] = []
        self.text: list[str] = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name == "href"]
        if tag in {"p", "li", "h1", "h2", "br"}:
            self.text.append("\n")

    def handle_data(self, data):
        self.text.append(data)


def shown(html: str) -> _Shown:
    """Return what a browser would make of HTML: tags, links, text."""
    parser = _Shown()
    parser.feed(html)
    parser.close()
    return parser


def seen(html: str) -> str:
    """Return the text of HTML on one line, without what only turns the direction."""
    return plain("".join(shown(html).text))


def plain(text: str) -> str:
    return " ".join("".join(sign for sign in text if sign not in DIRECTION).split())


def rendered(markdown: str) -> str:
    """Return Markdown as HTML, by a renderer that is not ours, with raw HTML allowed and tables on."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
