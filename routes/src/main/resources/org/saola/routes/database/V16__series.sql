-- SPDX-License-Identifier: EUPL-1.2
-- What an originator says of a message may take several messages: which of them are one word.
-- Those to partners are a series of their own.
alter table about add column series uuid, add column partners boolean not null default false;

update about a
set series = case when w.type in ('recall/1', 'erasure/1') then t.id else w.id end
from message w, message t
where a.kind = 'word' and w.number = a.message and t.number = a.target;
