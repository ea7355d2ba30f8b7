-- What the feed looks for once a second is found without reading what is finished or waits its turn.
drop index document_untold;
create index document_feed on document (told, urgency desc, attempts, due_at, document_key);
create index document_tell on document (state, told, due_at);
create index document_recheck on document (recheck_at);
create index document_queued on document (queued_until);
create index attachment_queued on attachment (queued_until);
