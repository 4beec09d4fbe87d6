-- Entries that have come to the end of their retention. What binds is the entry in the log that says so; this is
-- where the hub looks it up.
create table erased (
  first_leaf bigint primary key,
  end_leaf   bigint not null check (end_leaf > first_leaf) -- the first leaf behind them
);

-- Of the messages that were purged: those whose entry of acceptance is erased too.
alter table purged add column erased bigint not null default 0;

-- Whoever remembers what the index holds forgets it when this has grown.
alter table entry_cursor add column erasures bigint not null default 0;
