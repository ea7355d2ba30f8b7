-- What booked documents teach about their party beyond days to pay: accounts and items, and how it writes.

alter table document add column language varchar(20);     -- of the text, by its label file; null where it shows none
alter table document add column day_order varchar(20);    -- DAY_FIRST or MONTH_FIRST, where the document or a correction shows it
alter table choice add column made_by varchar(10);        -- RULE, PERSON, MEMORY, TEMPLATE; null before this was kept
alter table entry add column account_id bigint;           -- of its first line, as it was booked; null before this was kept
alter table entry add column item_id bigint;

create table changed_entry (                              -- where a person has put the lines of a booked entry on something else
    document_key    bigint        not null references document (document_key),
    aspect          varchar(20)   not null,               -- ACCOUNT or ITEM
    changed_to      varchar(255)  not null,               -- slug, code or number
    primary key (document_key, aspect)
);
