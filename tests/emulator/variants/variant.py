"""What a variant is: a whole account that differs from the workshop's in one thing."""

from dataclasses import dataclass, field

from runtime import Steady


@dataclass
class Variant:
    id: str
    page: str  # where the difference was made
    expect: str  # outcome of that page (of create-service if only_runtime) once everything was built: "failed", "passed" or "pending"
    about: str
    choices: dict = field(default_factory=dict)  # step -> keyword arguments of its page
    edits: dict = field(default_factory=dict)  # step -> what was done to the account right after it
    runtime: object = field(default_factory=Steady)  # what became of the service
    only_runtime: bool = False  # the configuration passes, so without its symptoms nothing would be wrong
    stops_before: str | None = None  # AWS would refuse this step, so neither it nor a later one is done
    region: str | None = None  # the account's Region, whatever the caller asked for
    cause_url_part: str | None = None  # in the address of the page that mends it; None: that of `page`

    @property
    def mended_at(self):
        """Part of the address of the page where an attendee mends it."""
        return self.cause_url_part or ("intro/on-your-own" if self.page == "prerequisites" else self.page)


def of_page(page):
    """Makes a page's variants: failed(id, about, {choices of this page}, more fields of Variant)."""

    def maker(expect):
        def make(name, about, choices=None, *, elsewhere={}, edit=None, **fields):
            """`elsewhere`: choices of other steps. `edit`: done right after this page."""
            if edit:
                fields.setdefault("edits", {})[page] = edit
            return Variant(name, page, expect, about, {page: choices or {}} | elsewhere, **fields)

        return make

    return maker("failed"), maker("passed"), maker("pending")
