-- SPDX-License-Identifier: EUPL-1.2

-- By what the log's entries are found. All of it follows from audit_entry and can be made anew: it
-- finds entries and proves nothing. Whoever edits it can hide an entry, and cannot forge one.

-- Words that entries are found by, such as event:ACCEPTED or from:NL-CUSTOMS, each with a number.
create table entry_tag (
  number integer generated always as identity primary key,
  tag    text not null unique
);

-- One row an entry. Partitions of 2^18 leaves, entry_index_0 and so on, are made as they are needed.
create table entry_index (
  leaf_index bigint not null primary key,
  at         timestamptz not null,
  tags       integer[] not null
) partition by range (leaf_index);

-- Which words stand together in some entry of a partition; with itself, that it stands there at all.
-- tag <= other. A search need not look where two of its words never meet.
create table entry_meeting (
  tag   integer not null,
  other integer not null,
  part  integer not null,
  primary key (tag, other, part)
);

-- The times of each 4096 leaves: entries follow one another nearly, not wholly, by time.
create table entry_time (
  block    integer primary key,
  first_at timestamptz not null,
  last_at  timestamptz not null
);

-- What the entry of a message's acceptance says of all its entries.
create table entry_message (
  message_id uuid not null,
  message    bytea not null check (octet_length(message) = 32), -- digest of the manifest
  sender     text not null,
  thread     uuid, -- null where the entry does not say
  leaf_index bigint not null,
  tags       text[] not null,
  primary key (message_id, message)
);

create index entry_message_thread on entry_message (thread) where thread is not null;

-- How many entries of a kind there are of a day (UTC). Empty text where an entry does not say.
create table entry_day (
  day       date not null,
  event     text not null,
  type      text not null,
  sender    text not null,
  recipient text not null,
  code      text not null,
  rules     text not null, -- ids, separated by spaces
  late      boolean not null, -- after the instant at which an answer was due
  entries   bigint not null,
  primary key (day, event, type, sender, recipient, code, rules, late)
);

-- How far the index has come. Written with the rows that it tells of, in one transaction.
create table entry_cursor (
  only_row boolean primary key default true check (only_row),
  version  integer not null,
  next     bigint not null
);
