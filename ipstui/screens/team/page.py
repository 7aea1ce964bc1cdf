"""What the pages of the team area share: the team is computed in a thread, and anew when records change."""

from functools import partial

from ipscore.message import Message
from ipscore.practice.agenda import Practice
from ipscore.practice.team.meeting_words import Names
from ipstui.screens.page import Page
from ipstui.screens.team.computed import TeamComputed, TeamRefused, compute
from ipstui.session import LISTS, Session


class TeamPage(Page[None]):
    """Subclasses draw `computed` in `show_team`, and say in `show_words` why there is nothing to draw yet."""

    AREA = "team"
    NEEDS = (LISTS,)

    def __init__(self, session: Session, computed: TeamComputed | None = None) -> None:
        super().__init__(session)
        self.computed = computed
        self.site = None if computed is None else computed.site

    def show_team(self, computed: TeamComputed) -> None:
        """Draw the team."""
        raise NotImplementedError

    def show_words(self, words: str) -> None:
        """Say why there is nothing to see yet."""
        raise NotImplementedError

    def show_records(self) -> None:
        """Compute the team, unless it was computed of these records; what was computed is shown meanwhile."""
        computed = self.computed
        if computed is not None:
            self.show_team(computed)
        else:
            self.show_words(self.language("Counting…"))
        if computed is None or (computed.version, computed.site) != (self.session.version, self.site):
            practice = None if computed is None else computed.practice
            work = partial(self._compute, self.site, practice)
            self.run_worker(work, thread=True, group="team", exclusive=True)

    def on_team_computed(self, message: TeamComputed) -> None:
        """Show the team, unless another was asked for meanwhile."""
        if message.site == self.site:
            self.computed = message
            self.show_team(message)

    def on_team_refused(self, message: TeamRefused) -> None:
        """Say why there is none."""
        self.show_words(self.language.message(message.why))

    def relabel(self) -> None:
        """Words in the new language."""
        if self.computed is not None:
            self.show_team(self.computed)

    def action_hide_identity(self) -> None:
        """Ids instead of names, and back."""
        self.session.hide_identity = not self.session.hide_identity
        if self.computed is not None:
            self.show_team(self.computed)
        self.show_header()

    def names(self, computed: TeamComputed) -> Names:
        """How clients, employers and coaches are named now."""
        session = self.session
        return Names(
            client=session.name_of,
            employer=session.employer_name,
            coach=session.staff_name,
            rules=computed.practice.rules,
        )

    def words(self, text: Message) -> str:
        """A message in the user's language."""
        return self.language.message(text)

    def _compute(self, site: str | None, practice: Practice | None) -> None:
        self.post_message(compute(self.session, site, practice))
