-- What came in a period is counted and listed from one index, without reading the documents; each database in its own words.
-- PostgreSQL also adds up entries without reading them: by their keys H2 finds them as fast as in an index.

drop index document_received;
create index document_received on document (created_at, document_key) include (state, kind);
create index entry_figures on entry (document_key) include (kind, currency, total);
