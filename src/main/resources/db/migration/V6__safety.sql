-- What is asked before money is spent, what was approved, and what earlier documents teach.

create table precedent (                                  -- what the safety check saw of a document when it looked last
    document_key    bigint        primary key references document (document_key),
    kind            varchar(20)   not null,
    contact_id      bigint,                               -- null while the party is not in the ledger
    party           varchar(300)  not null,               -- vat:DE123456788, or name: and the folded name
    folded_number   varchar(255),
    issue_date      date          not null,
    currency        varchar(3)    not null,
    gross           numeric(19, 4) not null,
    iban            varchar(40),
    passed          boolean       not null                -- nothing was open; others are measured by it
);
create index precedent_contact on precedent (contact_id);
create index precedent_party on precedent (party);

create table question (
    document_key    bigint        not null references document (document_key),
    reason          varchar(40)   not null,
    subject         varchar(500)  not null,               -- what exactly is asked about: an approval covers this and nothing else
    asked_at        timestamp(6) with time zone not null default current_timestamp,
    approved_at     timestamp(6) with time zone,
    approved_by     varchar(100),
    approved_why    varchar(2000),
    primary key (document_key, reason, subject)
);

insert into lane (name) values ('safety');                -- held while a document is measured by the others: one at a time, over all nodes
