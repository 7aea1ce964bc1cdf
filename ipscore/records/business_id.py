"""The Finnish business id (Y-tunnus) as people type it: what it is in its usual form, or why it is none."""

from ipscore.message import Message, msg


class NotABusinessId(ValueError):  # noqa: N818 - named for what people are told
    """What was typed is no business id. `message` says so, `expected` what is wrong with it."""

    def __init__(self, message: Message, expected: Message) -> None:
        super().__init__(str(message))
        self.message = message
        self.expected = expected


def business_id(text: str) -> str:
    """The id in its usual form, 1234567-8; empty for nothing typed.

    Spaces, a missing hyphen and the FI of a VAT number are forgiven. Length and check digit are those of the
    Finnish Patent and Registration Office, as `python-stdnum` counts them. Raises NotABusinessId.
    """
    if not text.strip():
        return ""
    from stdnum import exceptions  # needed where there is an id, and not at start
    from stdnum.fi import ytunnus

    message = msg("“{id}” is not a possible business id.", id=text)
    try:
        digits = ytunnus.validate(text)
    except exceptions.InvalidChecksum as error:
        reason = msg("the right check digit; one of the digits is probably mistyped")
        raise NotABusinessId(message, reason) from error
    except exceptions.InvalidLength as error:
        count = len(ytunnus.compact(text))
        reason = msg("seven digits, a hyphen and a check digit: eight digits, not {count}", count=count)
        raise NotABusinessId(message, reason) from error
    except exceptions.ValidationError as error:
        raise NotABusinessId(message, msg("only digits and a hyphen, such as 2077474-0")) from error
    return str(ytunnus.format(digits))
