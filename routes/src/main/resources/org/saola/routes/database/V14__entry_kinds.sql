-- SPDX-License-Identifier: EUPL-1.2

-- The index in another shape: what an entry is found by is written once for all entries of its kind. The index
-- is made anew from the log's rows when the hub starts.
drop table entry_index;
drop table entry_meeting;

-- Which words stand together in some entry: numbers of entry_tag, ascending. Few, however many entries there are:
-- officers and outcomes are not among them.
create table entry_kind (
  number integer generated always as identity primary key,
  tags   integer[] not null unique
);

create index entry_kind_tags on entry_kind using gin (tags) with (fastupdate = off);

-- One row an entry.
create table entry_index (
  leaf_index bigint primary key,
  at         timestamptz not null,
  kind       integer not null
);

create index entry_index_kind on entry_index (kind, leaf_index);

-- One row for the officer, and one for the outcome, that an entry names.
create table entry_mark (
  tag        integer not null,
  leaf_index bigint not null,
  at         timestamptz not null,
  kind       integer not null,
  primary key (tag, leaf_index)
);

create index entry_mark_kind on entry_mark (tag, kind, leaf_index);
create index entry_mark_leaf on entry_mark (leaf_index);
