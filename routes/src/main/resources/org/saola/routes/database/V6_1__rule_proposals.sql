-- SPDX-License-Identifier: EUPL-1.2

-- A rule set that somebody has proposed. It is put in force by somebody else, or never.
create table rule_proposal (
  number       integer generated always as identity primary key,
  digest       bytea not null check (octet_length(digest) = 32),
  files        bytea not null, -- what the digest was computed over
  base         bytea not null check (octet_length(base) = 32), -- the rules in force when it was proposed
  proposed_by  text not null,
  credential   bytea not null check (octet_length(credential) = 32), -- digest of the proposer's
  reason       text not null,
  proposed_at  timestamptz not null,
  activated_by text,
  activated_at timestamptz
);

-- People whose credentials the hub has seen used, so that a new one leaves an entry in the log.
create table rule_approver (
  name       text not null,
  credential bytea not null check (octet_length(credential) = 32),
  primary key (name, credential)
);
