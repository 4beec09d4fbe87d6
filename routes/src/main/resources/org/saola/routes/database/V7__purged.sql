-- SPDX-License-Identifier: EUPL-1.2

-- What was purged at the end of its retention, so that nothing else can be missing unseen.
create table purged (
  only_row boolean primary key default true check (only_row),
  messages bigint not null, -- rows of message, receipts left out
  before   timestamptz not null -- every one of them had expired before
);
