-- Search and figures that do not look at every document. The one script that both databases do not share:
-- PostgreSQL keeps a generated column in the table only when told so, and an index of it would not be used.

alter table document add column search_text text
    generated always as (lower(coalesce(title, '') || chr(10) || coalesce(party, '') || chr(10) || coalesce(invoice_number, '')
        || chr(10) || reference || chr(10) || coalesce(reason_text, ''))) stored;
create index entry_kind on entry (kind);
create index document_kind on document (kind);
create index event_ended on event (to_state, happened_at, from_state, document_key);
