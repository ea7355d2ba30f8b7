-- What was asked for about many documents at once, and how far it is.

create table task (
    task_id         varchar(36)   primary key,
    deed            varchar(20)   not null,               -- RETRY, DISCARD
    actor           varchar(100)  not null,
    reason          varchar(2000),
    node            varchar(64)   not null,               -- the process that does it, and nobody else
    documents       int           not null,
    left_over       int           not null,               -- how many more were meant than are done at once
    done            int           not null default 0,
    refused         int           not null default 0,
    begun_at        timestamp(6) with time zone not null default current_timestamp,
    seen_at         timestamp(6) with time zone not null default current_timestamp,
    ended_at        timestamp(6) with time zone,
    stopped_at      timestamp(6) with time zone           -- its process ended before it did
);
create index task_begun on task (begun_at);

create table task_refusal (
    task_id         varchar(36)   not null references task (task_id) on delete cascade,
    paperless_id    bigint        not null,
    why             varchar(2000) not null,
    primary key (task_id, paperless_id)
);
