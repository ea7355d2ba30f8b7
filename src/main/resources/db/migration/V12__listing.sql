-- Lists of documents: one index for each order, the key behind it so that a page begins where the last one ended.

create index document_received on document (created_at, document_key);
create index document_updated on document (updated_at, document_key);
create index document_issued on document (issue_date, document_key);
create index document_total on document (gross, document_key);
create index document_reason on document (reason_code, created_at, document_key);
create index document_number on document (invoice_number);
create index entry_number on entry (entry_number);
