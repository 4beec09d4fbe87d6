-- SPDX-License-Identifier: EUPL-1.2

-- The sealed bytes of a part that travels apart from its message. They lie in a file of the hub's
-- parts/ folder, never here; how much of an upload has come is the length of that file.
create table part (
  uploader   text not null,
  message    uuid not null, -- id that the message will have, or has
  part       text not null,
  bytes      bigint not null check (bytes > 0), -- of the sealed part, as declared
  sealed     bytea not null check (octet_length(sealed) = 32), -- its SHA-256, as declared
  content    bigint check (content >= 0), -- bytes inside the seal; null until all is here and checked
  accepted   bigint references message, -- the message that claims it; null until its acceptance
  touched_at timestamptz not null, -- when something of it came last
  primary key (uploader, message, part)
);
