-- What came in a period is counted and listed from one index, without reading the documents; each database in its own words.

drop index document_received;
create index document_received on document (created_at, document_key, state, kind);
