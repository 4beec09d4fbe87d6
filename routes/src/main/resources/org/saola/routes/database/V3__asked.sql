-- SPDX-License-Identifier: EUPL-1.2

-- What the rules were asked about the message, as JSON: recipients, labels, parts by name. Nothing
-- else can tell later what other rules would have decided. Null for receipts, which no rule decides,
-- and for messages that are older than this column.
alter table message add column asked bytea;
