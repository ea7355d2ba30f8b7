-- Entries of every kind, in every currency.

alter table entry add column exchange_rate numeric(13, 9); -- base units for one unit of the document's currency; null in the base currency
