-- Figures of a period are counted and added up from indexes, without reading documents and entries.
drop index document_received;
create index document_received on document (created_at, document_key, state, kind);
create index entry_figures on entry (document_key, kind, currency, total);
