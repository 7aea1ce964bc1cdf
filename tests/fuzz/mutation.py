"""Files that were right once: pieces cut out, doubled, changed, or put where they do not belong."""

from hypothesis import strategies as st

_WORDS = (
    b"= == [ ]] [[ ]] { } \" \"\"\" ' ''' # \\ \\u001b \\ud800 \\U0010ffff \\x1b . , : - + _ 0 -1 1e999 nan "
    b"inf 0x 9999999999999999999999 2022-02-30 2022-01-01T00:00:00Z 23:59:60 true id site schema contacts "
    b"ratings \xff \xc2 \xed\xa0\x80 \xe2\x80\xae \x00 \x1b[2J \xef\xbb\xbf"
)

TOKENS = (
    *_WORDS.split(b" "),
    b"[" * 3000,
    b"{a=" * 1000,
    b"a." * 3000,
    b"\n",
    b"\r",
    b"\r\n",
    b"\n[[x]]\n",
    b"\nid = 1\n",
    b"\nschema = 99\n",
)
"""What is put in: words of TOML and of records, bytes that are no text, brackets without an end."""


@st.composite
def mutated(draw: st.DrawFn, good: tuple[bytes, ...]) -> bytes:
    """One of the good files after one to six accidents, or no file of anyone's at all."""
    if draw(st.integers(0, 9)) == 0:
        return draw(st.binary(max_size=200))
    data = draw(st.sampled_from(good))
    for _ in range(draw(st.integers(1, 6))):
        one = draw(st.integers(0, len(data)))
        other = min(len(data), one + draw(st.sampled_from((0, 1, 4, 40, 400))))
        match draw(st.integers(0, 4)):
            case 0:
                data = data[:one] + data[other:]
            case 1:
                data = data[:other] + data[one:]
            case 2:
                data = data[:one] + draw(st.sampled_from(TOKENS)) + data[other:]
            case 3:
                data = data[:one] + draw(st.binary(max_size=4)) + data[other:]
            case _:
                piece = draw(st.sampled_from(good))
                data = data[:one] + piece[one:other] + data[one:]
    return data[:200_000]
