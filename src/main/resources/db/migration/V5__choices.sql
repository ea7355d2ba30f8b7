-- What rules and people have chosen for a document, as it was when its entry was intended: a changed rule does not reach back.

create table choice (
    document_key    bigint        not null references document (document_key),
    position        int           not null,
    aspect          varchar(20)   not null,               -- ACCOUNT, DUE_DAYS …, or TAG for a tag that is added
    chosen          varchar(255)  not null,
    source          varchar(255)  not null,               -- who chose it, for people
    primary key (document_key, position)
);
