-- Which file of a document was read: Paperless lets a document get another one.

alter table document add column file_version varchar(100);
