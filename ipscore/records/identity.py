"""Who a client is: a file apart from the case, so that access, export and erasure are a matter of files."""

from attrs import field, frozen

from ipscore.documented import doc

SCHEMA = 1


@frozen
class Identity:
    """Names and contact details of one client; everything else about the client is in the `Client` file."""

    id: str = field(metadata=doc("The client's id, the same as in the case file.", refers="client"))
    family_name: str = field(metadata=doc("Family name."))
    given_name: str = field(metadata=doc("Given name people use."))
    phone: str = field(default="", metadata=doc("Phone number as written by hand."))
    email: str = field(default="", metadata=doc("E-mail address."))
    address: str = field(default="", metadata=doc("Postal address, in one line."))
    personal_identity_code: str = field(
        default="",
        metadata=doc("Finnish personal identity code (henkilötunnus); left out when it is not needed."),
    )
    language: str = field(
        default="fi",
        metadata=doc("Language the client wants to be served in: fi, sv, en or another ISO 639 code."),
    )
    schema: int = field(default=SCHEMA, metadata=doc("Version of this kind of file."))

    @property
    def name(self) -> str:
        """Family name first, as lists are sorted."""
        return f"{self.family_name} {self.given_name}".strip()
