-- Every practice figure as plain SQL: numerator and denominator, and the value where it is not their quotient.
-- `percent`: whether the quotient is shown as a per cent. Independent of the code on purpose.

-- name: caseload_largest
select count(distinct e.client), share from coach_now, looking
  left join caretaker_now on caretaker_now.coach = coach_now.staff
  left join e on e.client = caretaker_now.client and e.id = caretaker_now.episode
    and e.intake <= looking.stop and coalesce(e.closed_on, '9999') >= looking.stop
group by coach_now.staff order by count(distinct e.client) / share desc, coach_now.staff limit 1;

-- name: caseload_mean
select sum(clients), sum(share) from (
  select count(distinct e.client) as clients, share from coach_now, looking
    left join caretaker_now on caretaker_now.coach = coach_now.staff
    left join e on e.client = caretaker_now.client and e.id = caretaker_now.episode
      and e.intake <= looking.stop and coalesce(e.closed_on, '9999') >= looking.stop
  group by coach_now.staff);

-- name: coaching_time_share percent
select sum(minutes * (activity not in ('training_others', 'other_work'))) / 60.0, sum(minutes) / 60.0 from worked;

-- name: phases_per_coach
with entry as (
  select e.client, e.id, phase.phase, max(phase."on", e.intake, looking.start) as "on" from e
    join phase on phase.client = e.client and phase.episode = e.id, looking
  where phase."on" between looking.start and looking.stop or phase.rowid = (
    select before.rowid from phase as before
    where before.client = e.client and before.episode = e.id and before."on" <= max(e.intake, looking.start)
    order by before."on" desc, before.seq desc limit 1)
), done as (
  select distinct phase, coalesce(
    (select coach from caretaker where caretaker.client = entry.client and caretaker.episode = entry.id
       and caretaker."on" <= entry."on" order by caretaker."on" desc, seq desc limit 1),
    (select coach from caretaker where caretaker.client = entry.client and caretaker.episode = entry.id
     order by caretaker."on" limit 1)) as staff
  from entry where phase <> 'closed'
)
select (select count(*) from done join coach using (staff)), (select count(*) from coach);

-- name: host_team_share percent
select sum(source in (select source from host_team)), count(*) from e where source is not null;

-- name: host_team_meeting_week_share percent
select sum(exists (
  select 1 from happened join event_staff on event = happened.id
  where kind = 'host_team_meeting' and happened.site = coach_week.site and event_staff.staff = coach_week.staff
    and happened.monday = coach_week.monday)), count(*)
from coach_week where site in (select site from logged);

-- name: partner_contact_share percent
select sum(exists (select 1 from c where c.client = client_month.client and who = 'partner' and substr("on", 1, 7) = month)),
  count(*) from client_month;

-- name: partner_meeting_share percent
select sum(exists (
  select 1 from c where c.client = client_month.client and who = 'partner' and kind = 'meeting'
    and coalesce(place, '') <> 'remote' and substr("on", 1, 7) = month)),
  count(*) from client_month;

-- name: team_coaches value
select count(*), count(*), null from coach_now;

-- name: team_full_time_coaches value
select count(*), count(*), null from coach_now where share >= 1;

-- name: supervision_week_share percent
select sum(exists (
  select 1 from happened where kind = 'supervision' and happened.site = w.site and happened.monday = w.monday)),
  count(*) from (select distinct site, monday from coach_week where site in (select site from logged)) as w;

-- name: coaches_per_leader
select count(*), post_now.share from coach_now join staff on staff.id = coach_now.staff
  join post_now on post_now.staff = staff.leader
group by staff.leader order by count(*) / post_now.share desc, staff.leader limit 1;

-- name: leader_field_month_share percent
with leading as (
  select distinct leader from coach join staff on id = coach.staff, looking
  where leader in (select id from staff) and leader not in (select staff from role where role = 'coach')
    and exists (select 1 from time_ where time_.staff = leader and "on" between looking.start and looking.stop)
)
select sum(exists (
  select 1 from time_ where time_.staff = leader and "on" between month_span.start and month_span.stop
    and activity in ('client_work', 'employer_work') and place in ('community', 'workplace', 'home'))),
  count(*) from leading, month_span;

-- name: outcomes_reviewed_quarter_share percent
select sum(exists (select 1 from happened where kind = 'outcomes_reviewed' and happened.site = logged.site
  and "on" between quarter.start and quarter.stop)), count(*) from logged, quarter;

-- name: outcomes_told_quarter_share percent
select sum(exists (select 1 from happened where kind = 'outcomes_told' and happened.site = logged.site
  and "on" between quarter.start and quarter.stop)), count(*) from logged, quarter;

-- name: steering_group_quarter_share percent
select sum(exists (select 1 from happened where kind = 'steering_group' and happened.site = logged.site
  and "on" between quarter.start and quarter.stop)), count(*) from logged, quarter;

-- name: review_half_year_share percent
select sum(exists (
  select 1 from review where "on" between half_year.start and half_year.stop
    and (id not in (select review from review_site)
      or id in (select review from review_site join looked using (site))))), count(*) from half_year;

-- name: referral_sources value
select case when count(*) then count(distinct source) end, count(distinct source), null from came;

-- name: self_referral_share percent
select sum(source = 'self'), count(*) from came where source is not null;

-- name: job_end_offer_share percent
select sum(done), count(*) from (
  select exists (
      select 1 from contact join topic on topic.contact = contact.id
      where contact.client = ended.client and topic = 'new_search_offered'
        and "on" between ended.stop and min(date(known, '+14 days'), looking.stop))
    or exists (
      select 1 from phase where phase.client = ended.client and phase in ('job_search', 'agreement')
        and "on" between ended.stop and min(date(known, '+14 days'), looking.stop)) as done,
    date(known, '+14 days') > looking.stop as waiting
  from ended, looking)
where done or not waiting;

-- name: closed_dropped_out_share percent
select sum(reason = 'dropped_out'), count(*) from left_ where reason is not null;

-- name: benefits_advice_share percent
select sum(coalesce(advice <= start, 0)), count(*) from started;

-- name: advice_after_change_share percent
select sum(done), count(*) from (
  select exists (
    select 1 from reached join topic on topic.contact = reached.id
    where reached.client = j.client and topic = 'benefits_advice'
      and reached."on" between date(job_change."on", '-31 days') and min(date(job_change."on", '+14 days'), looking.stop))
    as done, date(job_change."on", '+14 days') > looking.stop as waiting
  from j join job_change on job = j.id, looking
  where job_change."on" between looking.start and looking.stop)
where done or not waiting;

-- name: disclosure_talks_per_searching_client
with who as (
  select distinct e.client from e join searching using (client), looking
  where searching."on" between looking.start and looking.stop)
select (select count(*) from c join topic on contact = c.id where topic = 'disclosure' and c.client in who),
  (select count(*) from who);

-- name: disclosure_repeated_share percent
select sum((select count(*) from contact join topic on topic.contact = contact.id
    where contact.client = who.client and topic = 'disclosure' and "on" <= looking.stop) > 1), count(*)
from (select distinct e.client from e join searching using (client), looking
  where searching."on" between looking.start and looking.stop) as who, looking;

-- name: profile_by_third_meeting_share percent
with third as (
  select came.client, came.id, met.id as contact,
    row_number() over (partition by came.client, came.id order by met."on", met.id) as number
  from came join met on met.client = came.client and met."on" >= came.intake
    and met."on" <= min(coalesce(closed_on, '9999'), (select stop from looking))
), each as (
  select client, id, count(*) as meetings,
    max(exists (select 1 from topic where topic.contact = third.contact and topic = 'profile')) as done
  from third where number <= 3 group by client, id
)
select sum(done), count(*) from each where done or meetings = 3;

-- name: profile_after_job_share percent
select sum(done), count(*) from (
  select exists (
    select 1 from contact join topic on topic.contact = contact.id
    where contact.client = ended.client and topic = 'profile'
      and "on" between ended.stop and min(date(known, '+30 days'), looking.stop)) as done,
    date(known, '+30 days') > looking.stop as waiting
  from ended, looking)
where done or not waiting;

-- name: days_to_first_employer_meeting_mean
select sum(days), count(days) from wait;

-- name: days_to_first_employer_meeting_median value
select avg(days), null, (select count(days) from wait) from (
  select days, row_number() over (order by days) as n, count(*) over () as count from wait where days is not null)
where n in ((count + 1) / 2, (count + 2) / 2);

-- name: first_employer_meeting_coverage percent
select count(days), count(*) from wait;

-- name: from_wishes_share percent
select sum(wishes), count(wishes) from v;

-- name: contacts_per_coach_week
select (select count(*) from met_for_searcher), sum(share) / 5 from day
  join post on post.start <= "on" and coalesce(post.stop, '9999') >= "on"
  join coach using (staff) join looked using (site), looking
where "on" between looking.start and looking.stop and weekday < 5
  and (post.staff, monday) in (select staff, monday from at_work);

-- name: log_review_rhythm value
select count(distinct monday) / (julianday(looking.stop) - julianday(looking.start) + 1) * 28, count(distinct monday),
  (julianday(looking.stop) - julianday(looking.start) + 1) / 28
from looking left join v on reviewed between looking.start and looking.stop left join day on day."on" = v.reviewed;

-- name: searching_clients
select count(distinct e.client), (select sum(share) from coach_now) from e join searching using (client), looking
where searching."on" = looking.stop;

-- name: contacts_per_searching_client
select (select count(*) from met_for_searcher),
  (select count(*) from searching, looking where "on" between looking.start and looking.stop
     and client in (select client from e)) / 7.0;

-- name: visits_per_employer
select count(*), count(distinct employer) from v where face;

-- name: employers_met_again_share percent
select sum(visits > 1), count(*) from (select count(*) as visits from v where face group by employer);

-- name: occupations_share percent
select count(distinct lower(trim(occupation))), count(*) from started where trim(coalesce(occupation, '')) <> '';

-- name: employers_share percent
select count(distinct employer.kept), count(*) from started join employer on employer.id = started.employer;

-- name: competitive_share percent
select sum(permanent and competitive), count(*) from started
where permanent = 0 or competitive = 0 or permanent + competitive is not null;

-- name: jobs_started value
select count(*), count(*), null from started;

-- name: fixed_term_share percent
select sum(not permanent), count(*) from started where permanent is not null;

-- name: support_plan_share percent
select sum(exists (
  select 1 from contact join topic on topic.contact = contact.id
  where contact.client = started.client and topic = 'support_plan'
    and "on" between date(started.start, '-60 days') and looking.stop)), count(*) from started, looking;

-- name: natural_support_share percent
select sum(exists (
  select 1 from c join topic on contact = c.id where c.client = j.client and topic = 'natural_support')), count(*)
from j;

-- name: employer_support_share percent
select sum(exists (
  select 1 from v join visit_client on visit = v.id
  where visit_client.client = j.client and v.employer = employer.kept
    and v."on" between j.start and coalesce(j.stop, '9999'))), count(*)
from j join employer on employer.id = j.employer;

-- name: follow_up_share percent
with recursive n (n) as (select 0 union all select n + 1 from n where n < 12)
select sum(exists (select 1 from reached where reached.client = month.client
    and reached."on" between month.start and date(month.start, '+29 days'))), count(*)
from (
  select j.client, date(j.start, '+' || (30 * n) || ' days') as start from j, n, looking
  where date(j.start, '+' || (30 * n) || ' days') >= looking.start
    and date(j.start, '+' || (30 * n + 29) || ' days')
      <= min(coalesce(j.stop, looking.stop), looking.stop, date(j.start, '+365 days'))) as month;

-- name: met_before_start_share percent
select sum(exists (select 1 from met where met.client = begun.client
  and "on" between date(begun.start, '-7 days') and date(begun.start, '-1 day'))), count(*) from begun;

-- name: met_after_start_share percent
select sum(done), count(*) from (
  select exists (select 1 from met where met.client = begun.client
      and "on" between begun.start and min(date(begun.start, '+3 days'), looking.stop)) as done,
    date(begun.start, '+3 days') > looking.stop as waiting from begun, looking)
where done or not waiting;

-- name: weekly_first_month_share percent
with n (n) as (values (0), (7), (14), (21))
select sum(exists (select 1 from met where met.client = begun.client
    and "on" between date(begun.start, '+' || n || ' days') and date(begun.start, '+' || (n + 6) || ' days'))), count(*)
from begun, n, looking
where date(begun.start, '+' || (n + 6) || ' days') <= min(coalesce(begun.stop, looking.stop), looking.stop);

-- name: contact_after_job_end_share percent
select sum(done), count(*) from (
  select exists (select 1 from reached where reached.client = limited.client
      and "on" between limited.stop and min(latest, looking.stop)) as done, latest > looking.stop as waiting
  from (
    select ended.*, (select "on" from day where "on" > known and weekday < 5 order by "on" limit 1 offset 2) as latest
    from ended) as limited, looking)
where done or not waiting;

-- name: outside_office_share percent
select sum(minutes * (place in ('community', 'workplace', 'home'))) / 60.0, sum(minutes) / 60.0 from worked
where place is not null;

-- name: attempts_per_missed_meeting
select sum(kind = 'attempt'), sum(kind = 'missed') from e join c on c.client = e.client
  and c."on" >= intake and c."on" <= coalesce(closed_on, '9999');

-- name: missed_followed_up_share percent
select sum(done), count(*) from (
  select exists (select 1 from contact where contact.client = m.client
      and (kind = 'attempt' or (kind in ('meeting', 'phone', 'message') and who = 'client'))
      and "on" between m."on" and min(latest, looking.stop)) as done, latest > looking.stop as waiting
  from (
    select c.*, (select "on" from day where day."on" > c."on" and weekday < 5 order by "on" limit 1 offset 1) as latest
    from c where kind = 'missed' and client in (select client from e)) as m, looking)
where done or not waiting;

-- name: dropped_out_without_attempts value
select case when (select count(*) from left_ where reason is not null) then coalesce(sum(lonely), 0) end,
  coalesce(sum(lonely), 0), count(*) from (
  select not exists (select 1 from contact, looking where contact.client = left_.client and kind = 'attempt'
    and "on" between intake and looking.stop) as lonely
  from left_ where reason = 'dropped_out');

-- name: clients_visited_again value
select case when count(*) then sum(visits > 1) end, coalesce(sum(visits > 1), 0), count(*) from (
  select sum(coalesce(place, '') in ('home', 'community')) as visits from c
  where kind = 'attempt' and client in (select client from e) group by client);

-- name: family_contact_clients value
select case when count(*) then sum(family) end, coalesce(sum(family), 0), count(*) from (
  select exists (select 1 from c where c.client = who.client and who = 'family') as family
  from (select distinct client from e) as who);

-- name: employment_rate percent
with free as (
  select * from e where not exists (
    select 1 from job where job.client = e.client and job.start < intake and coalesce(job.stop, '9999') >= intake)),
person as (
  select free.client, max(j.competitive) as worked, max(j.id is not null and j.competitive is null) as untold
  from free left join j on j.client = free.client and j.episode = free.id
    and j.start between free.intake and coalesce(free.closed_on, '9999')
  group by free.client)
select sum(coalesce(worked, 0)), count(*) from person where coalesce(worked, 0) or not untold;
