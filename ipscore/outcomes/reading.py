"""What the measures read: one person in one period, whole or the part of them that belongs to one group.

A person with episodes at two sites is read three times: as a person of either site, with what belongs there,
and as one person. That is why 'all' is never the sum of its groups for persons, and still merges: every tally
is of one person, and 'all' merges the readings of whole persons.
"""

from datetime import date

from attrs import frozen

from ipscore.outcomes.grouping import Grouping, episode_group
from ipscore.records.client import Client
from ipscore.records.dataset import Story
from ipscore.records.employer import EmployerContact
from ipscore.records.episode import Episode
from ipscore.records.job import Job, Placement
from ipscore.records.period import Period


@frozen
class BegunJob:
    """A job with the episode during which it started."""

    job: Job
    episode: Episode


@frozen
class Reading:
    """One person in coaching during the period, as far as one group is concerned.

    `episodes`: those that overlap the period, oldest first, never empty. `held`: every job, also those that
    were running at intake. `begun`: jobs that started during an episode, by the end of the period. `jobs`:
    those of `begun` that ran on a day of the period, which is what "jobs" means in the figures. `placements`:
    those that started during an episode and ran on a day of the period. `meetings`: employer contacts face to
    face about the person, oldest first.
    """

    client: str
    period: Period
    episodes: tuple[Episode, ...]
    held: tuple[Job, ...]
    begun: tuple[BegunJob, ...]
    jobs: tuple[Job, ...]
    placements: tuple[Placement, ...]
    meetings: tuple[EmployerContact, ...]


def read_person(story: Story, period: Period) -> Reading | None:
    """The whole person; None for someone who was not in coaching during the period."""
    client = story.client
    episodes = sorted(
        (each for each in client.episodes if period.overlaps(each.intake, each.closed_on)),
        key=lambda each: (each.intake, each.id),
    )
    if not episodes:
        return None
    begun = tuple(
        BegunJob(job, home)
        for job in sorted(client.jobs, key=lambda each: (each.start, each.id))
        if job.start <= period.end and (home := _home(client, job.start, job.episode))
    )
    return Reading(
        client=client.id,
        period=period,
        episodes=tuple(episodes),
        held=client.jobs,
        begun=begun,
        jobs=tuple(each.job for each in begun if period.overlaps(each.job.start, each.job.end)),
        placements=tuple(
            each
            for each in client.placements
            if period.overlaps(each.start, each.end) and _home(client, each.start, each.episode)
        ),
        meetings=tuple(each for each in story.employer_contacts if each.face_to_face),
    )


def split(whole: Reading, client: Client, by: Grouping) -> dict[str, Reading]:
    """The person by group.

    A job or placement belongs to the group of the episode it started in (of the episode it is recorded under,
    when it started in none). When the person was not in coaching in that group during the period, it goes
    with the newest episode, so that nobody is employed in a group where nobody was in coaching.
    """
    period = whole.period
    groups: dict[str, list[Episode]] = {}
    for episode in whole.episodes:
        groups.setdefault(episode_group(episode, period, by), []).append(episode)
    if len(groups) == 1:
        return dict.fromkeys(groups, whole)
    newest = episode_group(whole.episodes[-1], period, by)

    def owner(each: Job | Placement) -> str:
        home = _home(client, each.start, each.episode) or client.episode(each.episode)
        group = newest if home is None else episode_group(home, period, by)
        return group if group in groups else newest

    def part(group: str, episodes: list[Episode]) -> Reading:
        return Reading(
            client=whole.client,
            period=period,
            episodes=tuple(episodes),
            held=tuple(each for each in whole.held if owner(each) == group),
            begun=tuple(each for each in whole.begun if owner(each.job) == group),
            jobs=tuple(each for each in whole.jobs if owner(each) == group),
            placements=tuple(each for each in whole.placements if owner(each) == group),
            meetings=whole.meetings,
        )

    return {group: part(group, episodes) for group, episodes in groups.items()}


def _home(client: Client, start: date, recorded: str) -> Episode | None:
    # Of two episodes open on one day the one named in the record is meant.
    named = client.episode(recorded)
    return named if named is not None and named.open_on(start) else client.episode_on(start)
