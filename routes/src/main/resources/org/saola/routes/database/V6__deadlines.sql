-- SPDX-License-Identifier: EUPL-1.2

-- The statutory clock of one case request and one authority that is asked. Rows of clocks that have
-- stopped stay; no index that is searched holds them.
create table deadline (
  request        bytea not null check (octet_length(request) = 32), -- digest of its manifest
  requested      text not null,
  requester      text not null,
  request_id     uuid not null,
  thread         uuid not null,
  time_limit     text not null,
  received_at    timestamptz, -- null until the request lies in the inbox
  allowed        bigint not null, -- running time in all, milliseconds
  spent          bigint not null default 0, -- of it, before running_since
  running_since  timestamptz, -- null while nothing runs
  extended_until timestamptz, -- what a delay has promised
  marks          smallint not null default 0, -- told so far: half, nine tenths, overdue
  next_at        timestamptz, -- of the next mark; null where none comes by itself
  resumed_by     bytea check (octet_length(resumed_by) = 32), -- answers the question, once consigned
  stopped_at     timestamptz,
  outcome        text,
  primary key (request, requested)
);

create index deadline_next on deadline (next_at) where next_at is not null;
create index deadline_open_request on deadline (request_id) where stopped_at is null;
create index deadline_open_thread on deadline (thread) where stopped_at is null;
create index deadline_resumed_by on deadline (resumed_by) where resumed_by is not null;
