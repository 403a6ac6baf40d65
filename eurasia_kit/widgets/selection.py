"""The selection that views share: what is chosen, as traits; never rows."""

import itertools
from datetime import date
from typing import Any

import ipywidgets
import traitlets

_NUMBER = itertools.count(1)


def _names() -> Any:
    """Return a synced list of strings; empty means: no restriction."""
    return traitlets.List(traitlets.Unicode()).tag(sync=True)


class Selection(ipywidgets.Widget):
    """What is chosen in one or several views. An empty list or text restricts nothing.

    Views that are given the same selection are linked: in JupyterLab, and in a shared page without
    a kernel. Every trait can be read, set, observed and linked.

    Attributes
    ----------
    regions, organisations, languages, publishers : list of str
        Articles: region_ids, codes of organisations, language codes, names of publishers.
    is_about : bool
        Whether an article must be about a region (True) or only name it.
    query, quote_query : str
        Search in articles (title and text), and in the words of quotes.
    since, until : str
        First and last day, ``"2014-03-01"``.
    speakers, kinds : list of str
        Quotes: speakers (``""`` stands for those without one) and forms of quotation.
    actors, stances : list of str
        Events: codes of actors, and stances (``""`` for not coded).
    is_context, is_unconfirmed : bool
        Events: whether those beside direct contacts, and unconfirmed ones, are shown too.
    event : str
        The event whose details are open.
    marked : list of str
        The quote_ids that were marked.

    Examples
    --------
    >>> Selection(regions=["ARM"], query="summit").regions
    ['ARM']
    """

    selection_id = traitlets.Unicode(read_only=True)
    regions = _names()
    organisations = _names()
    languages = _names()
    publishers = _names()
    is_about = traitlets.Bool(True).tag(sync=True)
    query = traitlets.Unicode().tag(sync=True)
    since = traitlets.Unicode().tag(sync=True)
    until = traitlets.Unicode().tag(sync=True)
    speakers = _names()
    kinds = _names()
    quote_query = traitlets.Unicode().tag(sync=True)
    actors = _names()
    stances = _names()
    is_context = traitlets.Bool(False).tag(sync=True)
    is_unconfirmed = traitlets.Bool(False).tag(sync=True)
    event = traitlets.Unicode().tag(sync=True)
    marked = _names()

    def __init__(self, **chosen: Any) -> None:
        unknown = sorted(set(chosen) - set(self.names()))
        if unknown:
            raise ValueError(
                f"A selection has no {unknown[0]!r}. It has: {', '.join(self.names())}."
            )
        super().__init__(**chosen)
        # Counted, not random: the same notebook run again gives the same page.
        self.set_trait("selection_id", f"selection-{next(_NUMBER)}")

    @classmethod
    def names(cls) -> list[str]:
        """Return the names of all that can be chosen."""
        own = cls.class_traits(sync=True)
        return sorted(name for name, trait in own.items() if trait.this_class is cls)

    @traitlets.validate("since", "until")
    def _check_day(self, proposal: dict[str, Any]) -> str:
        return checked_day(proposal["value"], proposal["trait"].name)

    def state(self) -> dict[str, Any]:
        """Return all that is chosen, as plain values."""
        return {name: getattr(self, name) for name in self.names()}

    def reset(self) -> None:
        """Take back every restriction, ``is_about`` too; other switches and marks stay."""
        with self.hold_sync():
            for name in self.names():
                if name != "marked" and not name.startswith("is_"):
                    setattr(self, name, type(getattr(self, name))())
            self.is_about = True

    def __repr__(self) -> str:
        default = {name: self.traits()[name].default() for name in self.names()}
        chosen = {name: value for name, value in self.state().items() if value != default[name]}
        return f"Selection({', '.join(f'{name}={value!r}' for name, value in chosen.items())})"


def checked_day(text: str, name: str) -> str:
    """Return ``text`` if it is empty or a day such as 2014-03-01, else raise ``ValueError``."""
    try:
        return text and date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"{name} must be a day such as '2014-03-01', found {text!r}.") from None
