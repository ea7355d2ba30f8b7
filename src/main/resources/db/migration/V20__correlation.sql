-- The id that joins what is said about one document: in the log, in requests to the servers and in the API.

alter table document add column correlation_id varchar(64);  -- null where it was admitted before this was kept and not worked on since
alter table wake_up add column correlation_id varchar(64);   -- what the call that woke us goes by
