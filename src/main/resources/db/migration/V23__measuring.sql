-- A document is measured by the earlier ones of its party without reading all of them.
create index precedent_latest on precedent (party, kind, issue_date desc, document_key desc);
drop index precedent_party;
create index precedent_account on precedent (iban, issue_date desc, document_key desc);
create index precedent_alike on precedent (gross, currency, issue_date);
