-- SPDX-License-Identifier: EUPL-1.2

-- An accepted message. Content never lies here: only what tells one message from another, and where
-- it stands. Rows outlive the message's expiry: they are how a replay is recognised.
create table message (
  number        bigint generated always as identity primary key,
  sender        text not null,
  id            uuid not null,
  digest        bytea not null unique check (octet_length(digest) = 32), -- of the manifest
  type          text not null,
  lane          text not null check (lane in ('ORDINARY', 'URGENT')),
  expires       timestamptz not null,
  accepted_at   timestamptz not null,
  dispatched_at timestamptz,
  unique (sender, id)
);

-- What one recipient gets of a message, and how far it has come.
create table delivery (
  message   bigint not null references message,
  recipient text not null,
  released  text[] not null,
  note      bytea not null, -- the release note; emptied once the broker has the delivery
  state     text not null default 'due'
            check (state in ('due', 'consigned', 'handed-over', 'rejected', 'expired', 'closed')),
  expires   timestamptz not null,
  primary key (message, recipient)
);

create index delivery_open on delivery (expires) where state in ('due', 'consigned');

-- A message that the operator may look at: refused, or dead-lettered. Its bytes lie in the broker.
create table kept (
  number  bigint generated always as identity primary key,
  state   text not null check (state in ('invalid', 'dead-letter', 'requeued')),
  queue   text not null, -- by which it came
  agency  text not null, -- whose queue that is
  bytes   bytea not null check (octet_length(bytes) = 32), -- digest of the message's bytes
  message bytea, -- digest of its manifest, where one could be read
  id      uuid,
  code    text not null, -- refusal code, or FAULT
  detail  text not null,
  at      timestamptz not null,
  held    boolean not null default false, -- whether the broker has committed the bytes
  unique (queue, bytes, code)
);

create index kept_by_state on kept (state, number);
