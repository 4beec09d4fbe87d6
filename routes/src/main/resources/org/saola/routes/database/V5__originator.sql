-- SPDX-License-Identifier: EUPL-1.2

-- What a message does with an earlier one. Rows stay as long as those of the messages: a recall may
-- come years after what it takes back.
create table about (
  message bigint primary key references message,
  target  bigint not null references message,
  kind    text not null check (kind in ('forward', 'word', 'confirmation', 'consent', 'request')),
  consent bytea -- what a consent covers, as JSON
);

create index about_target on about (target);

-- What a holder has done upon an originator's recall, correction or erasure: its last answer.
create table confirmation (
  word    bigint not null references message,
  agency  text not null,
  message bigint not null references message,
  outcome text not null check (outcome in ('RECALLED', 'CORRECTED', 'ERASED', 'NOT_DONE')),
  at      timestamptz not null,
  primary key (word, agency)
);

-- Taken back before it reached the recipient's inbox: it stays out of there.
alter table delivery drop constraint delivery_state_check;
alter table delivery add constraint delivery_state_check
  check (state in ('due', 'consigned', 'handed-over', 'rejected', 'expired', 'closed', 'withdrawn'));
