-- Upkeep: purging, wake-ups, payment status, pausing, handing back at a stop.

create index event_time on event (happened_at);

create table wake_up (                                    -- documents Paperless has called for; only a hint, the poll finds them too
    paperless_id    bigint        primary key,
    tries           int           not null default 0,     -- looks since the last call
    due_at          timestamp(6) with time zone not null default current_timestamp
);

alter table entry add column missed int not null default 0; -- looks at payments in a row that did not show the entry

insert into lane (name) values ('work');                  -- stopped: why nothing new is begun

alter table document alter column queue_token set data type varchar(128);
alter table attachment alter column queue_token set data type varchar(128);
