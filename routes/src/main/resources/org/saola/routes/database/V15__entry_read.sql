-- SPDX-License-Identifier: EUPL-1.2
-- Of what was put into inboxes on a day (UTC), how much needs no reading any more: an officer there has read it, or the
-- recipient's connector has refused it. What entry_day counts of the day and this does not, nobody has read. Follows
-- from audit_entry, as all of the index.
create table entry_read (
  day       date not null, -- of the consignment
  type      text not null,
  sender    text not null,
  recipient text not null,
  entries   bigint not null,
  primary key (day, type, sender, recipient)
);
