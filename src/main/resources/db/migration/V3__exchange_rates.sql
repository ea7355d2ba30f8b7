-- Exchange rates that were fetched.

create table exchange_rate (
    source          varchar(10)    not null,
    currency        varchar(3)     not null,
    rate_day        date           not null,
    rate            numeric(19, 9) not null,              -- units of the currency for one euro, as published
    primary key (source, currency, rate_day)
);

create table exchange_rate_span (                         -- the days of which all that was published is known
    source          varchar(10)    primary key,
    first_day       date           not null,
    last_day        date           not null
);

create table exchange_rate_want (                         -- the days whose rates documents wait for
    rate_day        date           primary key,
    asked_at        timestamp(6) with time zone not null default current_timestamp
);
