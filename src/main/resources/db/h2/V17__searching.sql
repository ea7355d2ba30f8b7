-- Search and figures that do not look at every document. The one script that both databases do not share:
-- H2 keeps a generated column only in an index, which is narrower than the table.

alter table document add column search_text varchar(4000)
    generated always as (lower(coalesce(title, '') || chr(10) || coalesce(party, '') || chr(10) || coalesce(invoice_number, '')
        || chr(10) || reference || chr(10) || coalesce(reason_text, '')));
create index document_search on document (search_text);
create index entry_kind on entry (kind);
create index document_kind on document (kind);
create index event_ended on event (to_state, happened_at, from_state, document_key);
