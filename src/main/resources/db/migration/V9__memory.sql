-- What is remembered of a party comes from its booked documents; this says which of them count no more.

create table forgotten (
    party           varchar(300)  primary key,            -- as in precedent
    up_to           bigint        not null                -- the document_key of the last that counts no more
);
