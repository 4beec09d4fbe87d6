-- SPDX-License-Identifier: EUPL-1.2

-- The audit log's entries with what opens their leaves. Bytes are kept as they were written and
-- never re-serialised: leaf = SHA-256(salt || entry), or the entry itself where there is no salt.
create table audit_entry (
  id         bigint primary key,
  leaf_index bigint unique check (leaf_index >= 0), -- null until the sequencer has numbered it
  entry      bytea not null,
  salt       bytea check (octet_length(salt) = 32), -- null for a clear leaf
  message    bytea check (octet_length(message) = 32), -- digest of the manifest
  message_id uuid,
  notified   text[] not null -- agencies that are told
);

-- Row ids only, taken in blocks. A leaf's index never comes from a sequence: those leave gaps.
create sequence audit_entry_id increment by 256;

create index audit_entry_unnumbered on audit_entry (id) where leaf_index is null;

-- By id and not by digest: a UUIDv7 grows with time, so old pages of the index stay untouched.
create index audit_entry_by_message on audit_entry (message_id) where message_id is not null;

-- Whom the hub still has to tell. No foreign key: one transaction writes both rows.
create table notice_due (
  agency text not null,
  entry  bigint not null,
  primary key (agency, entry)
);

-- The tree as it was signed last. Files of that tree may still be staged.
create table log_state (
  only_row   boolean primary key default true check (only_row),
  size       bigint not null,
  root       bytea not null check (octet_length(root) = 32),
  checkpoint text not null -- empty while there is no leaf
);

-- Files of the log that belong to the signed tree and may not be published yet.
create table log_staged (
  path    text primary key,
  content bytea not null
);

-- Clear leaves: which row of the log says that a directory version or rule set became valid.
create table directory_version (
  version integer primary key,
  digest  bytea not null check (octet_length(digest) = 32),
  entry   bigint not null
);

create table rule_set (
  number integer primary key,
  digest bytea not null check (octet_length(digest) = 32),
  files  bytea not null, -- what the digest was computed over
  entry  bigint not null
);
