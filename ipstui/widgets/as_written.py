"""Fields that Tab goes through in the order in which the page was written, wherever they stand by now.

Textual goes by the place on the screen, and a field that has only just been shown has none until the screen
is drawn again: of a score and a reason typed ahead in one breath, the reason would go to the field after it.
"""

from textual.widget import Widget


class AsWritten(Widget):
    """A widget among others of its kind, none of which comes before one that was written earlier.

    Textual takes the styles of the first base, so this one comes behind what a widget looks like.
    """

    @property
    def _focus_sort_key(self) -> tuple[int, int]:
        # Sorting keeps the order of what is equal. Textual offers no other way.
        return 0, 0
