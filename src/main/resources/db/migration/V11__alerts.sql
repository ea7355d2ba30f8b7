-- what each channel was told of and has not heard the end of
create table alert (
    channel     varchar(20)   not null,
    alert_key   varchar(100)  not null,
    sentence    varchar(2000) not null,
    told_at     timestamp(6) with time zone not null default current_timestamp,
    primary key (channel, alert_key)
);
insert into lane (name) values ('alerts');
