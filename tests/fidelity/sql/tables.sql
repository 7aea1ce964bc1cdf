-- The files of a workspace as plain tables, and views of what a window lets through. Days are ISO texts.
-- `looking` holds the window's days; `looked` the sites looked at.

create table looking (start text, stop text);
create table looked (site text);
create table host_team (source text);

create table client (id text primary key);
create table episode (client text, id text, site text, intake text, source text, closed_on text, reason text);
create table phase (client text, episode text, seq integer, phase text, "on" text);
create table caretaker (client text, episode text, seq integer, coach text, "on" text);
create table contact (client text, id text, "on" text, kind text, who text, place text);
create table topic (client text, contact text, topic text);
create table job (
  client text, id text, episode text, start text, stop text, heard text, employer text, occupation text,
  permanent integer, competitive integer, advice text
);
create table job_change (client text, job text, "on" text);
create table employer (id text primary key, kept text);
create table visit (
  employer text, id text, "on" text, coach text, face integer, alone integer, wishes integer, reviewed text
);
create table visit_client (visit text, client text);
create table staff (id text primary key, leader text);
create table role (staff text, role text);
create table post (staff text, site text, start text, stop text, share real);
create table leave_ (staff text, start text, stop text);
create table time_ (staff text, id text, "on" text, minutes integer, activity text, place text);
create table event (site text, id text, "on" text, kind text);
create table event_staff (event text, staff text);
create table review (id text, "on" text);
create table review_site (review text, site text);
create table day ("on" text primary key, monday text, weekday integer);
create table searching (client text, "on" text);

create index phase_of on phase (client, episode, "on", seq);
create index episode_of on episode (client);
create index contact_of on contact (client, "on");
create index topic_of on topic (contact);
create index visit_of on visit_client (visit);
create index searching_of on searching ("on", client);
create index time_of on time_ ("on", staff);

create view e as
  select episode.* from episode join looked using (site), looking
  where intake <= looking.stop and coalesce(closed_on, '9999') >= looking.start;
create view came as select e.* from e, looking where intake between looking.start and looking.stop;
create view left_ as select e.* from e, looking where closed_on between looking.start and looking.stop;
create view j as
  select job.* from job join e on e.client = job.client and e.id = job.episode, looking
  where job.start <= looking.stop and coalesce(job.stop, '9999') >= looking.start;
create view started as select j.* from j, looking where j.start between looking.start and looking.stop;
create view begun as
  select started.* from started join episode on episode.id = started.episode and started.start >= episode.intake;
create view ended as
  select *, max(stop, coalesce(heard, stop)) as known from j
  where stop between (select start from looking) and (select stop from looking)
    and max(stop, coalesce(heard, stop)) <= (select stop from looking);
create view coach as
  select distinct staff from role join post using (staff) join looked using (site), looking
  where role = 'coach' and post.start <= looking.stop and coalesce(post.stop, '9999') >= looking.start;
create view v as
  select visit.id, employer.kept as employer, visit."on", face, wishes, reviewed
  from visit join employer on employer.id = visit.employer join role on role.staff = coach and role = 'coach', looking
  where "on" between looking.start and looking.stop and not alone and exists (
    select 1 from post join looked using (site)
    where post.staff = visit.coach and post.start <= visit."on" and coalesce(post.stop, '9999') >= visit."on"
  );
create view met_for_searcher as
  select distinct v.id from v join visit_client on visit = v.id
    join searching on searching.client = visit_client.client and searching."on" = v."on"
  where face;
create view c as
  select contact.* from contact, looking where contact."on" between looking.start and looking.stop;
create view reached as
  select * from contact where kind in ('meeting', 'phone', 'message') and who = 'client';
create view met as select * from contact where kind = 'meeting' and who = 'client';
create view worked as
  select time_.* from time_ join role on role.staff = time_.staff and role = 'coach', looking
  where "on" between looking.start and looking.stop and exists (
    select 1 from post join looked using (site)
    where post.staff = time_.staff and post.start <= time_."on" and coalesce(post.stop, '9999') >= time_."on"
  );
create view at_work as
  select distinct post.staff, post.site, monday
  from day join post on post.start <= "on" and coalesce(post.stop, '9999') >= "on" and share > 0
  where weekday < 5 and not exists (
    select 1 from leave_ where leave_.staff = post.staff and "on" between leave_.start and leave_.stop
  );
create view week as
  select monday from day, looking
  where weekday < 5 and "on" between looking.start and looking.stop group by monday having count(*) = 5;
create view coach_week as
  select at_work.* from at_work join coach using (staff) join looked using (site) join week using (monday);
create view happened as
  select event.*, monday from event join looked using (site) join day using ("on"), looking
  where "on" between looking.start and looking.stop;
create view place_of_work as
  select distinct post.site from post join coach using (staff) join looked using (site), looking
  where post.start <= looking.stop and coalesce(post.stop, '9999') >= looking.start;
create view logged as select site from place_of_work where site in (select site from happened);
create view post_now as
  select post.* from post, looking
  where post.start <= looking.stop and coalesce(post.stop, '9999') >= looking.stop and share > 0;
create view coach_now as select post_now.* from post_now join coach using (staff) join looked using (site);

-- Spans of whole months counted back from the last day.
create view month_span as
  with recursive n (n) as (select 0 union all select n + 1 from n where n < 11)
  select n, date(stop, '+1 day', -(n + 1) || ' months') as start, date(stop, '+1 day', -n || ' months', '-1 day') as stop
  from n, looking
  where date(stop, '+1 day', -(n + 1) || ' months') >= looking.start;
create view quarter as
  select n / 3 as n, min(start) as start, max(stop) as stop from month_span group by n / 3 having count(*) = 3;
create view half_year as
  select n / 6 as n, min(start) as start, max(stop) as stop from month_span group by n / 6 having count(*) = 6;

create view caretaker_now as
  select e.client, e.id as episode, coalesce(
    (select coach from caretaker, looking where caretaker.client = e.client and caretaker.episode = e.id
       and caretaker."on" <= looking.stop order by caretaker."on" desc, seq desc limit 1),
    (select coach from caretaker where caretaker.client = e.client and caretaker.episode = e.id
     order by caretaker."on" limit 1)) as coach
  from e;

-- Calendar months in which a client was in coaching for at least half of the month's days in the window.
create view client_month as
  with month as (
    select substr("on", 1, 7) as month, count(*) as days from day, looking
    where "on" between looking.start and looking.stop group by 1)
  select client, month.month from e join day on "on" between intake and coalesce(closed_on, '9999')
    join month on month.month = substr("on", 1, 7), looking
  where "on" between looking.start and looking.stop
  group by client, month.month having count(*) * 2 >= month.days;

-- Days from coming to the first meeting with an employer about the client; null while there has been none.
create view wait as
  select julianday((
    select min("on") from visit join visit_client on visit = visit.id, looking
    where visit_client.client = came.client and face and "on" >= intake
      and "on" <= min(coalesce(closed_on, '9999'), looking.stop))) - julianday(intake) as days
  from came;
