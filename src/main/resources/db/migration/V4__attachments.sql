-- The originals of booked documents, as attachments of their entries.

create table attachment (
    document_key    bigint        primary key references document (document_key),
    kind            varchar(20)   not null,
    entry_id        bigint        not null,
    state           varchar(20)   not null,               -- WAITING, UPLOADED, ATTACHED, BY_LINK, LEFT_OUT
    name            varchar(120),
    size            bigint,
    remote_key      varchar(100),                         -- BigCapital's key of the upload
    attempts        int           not null default 0,
    due_at          timestamp(6) with time zone not null default current_timestamp,
    queued_until    timestamp(6) with time zone,
    queue_token     varchar(64),
    reason_code     varchar(40),
    reason_text     varchar(2000)
);
create index attachment_due on attachment (state, due_at);
create index attachment_queue_token on attachment (queue_token);

create table attachable (
    kind            varchar(20)   primary key,
    can_link        boolean       not null,               -- what the server answered when it was asked last
    asked_at        timestamp(6) with time zone not null default current_timestamp
);

insert into lane (name) values ('attaching');
