# A credit note to a customer as BigCapital takes it: document.Entry in, the body of POST /api/credit-notes out.
# Amounts are strings; they pass as they are. Nothing is computed or decided here.
{
  customer_id: .contactId,
  credit_note_number: .number,
  credit_note_date: .date,
  reference_no: .reference,
  note: .note,
  open: false,
  exchange_rate: (.exchangeRate | if . then tonumber else null end),
  branch_id: .placement.branchId,
  warehouse_id: .placement.warehouseId,
  project_id: .placement.projectId,
  entries: [
    .lines | to_entries[] | {
      index: (.key + 1),
      item_id: .value.itemId,
      sell_account_id: .value.accountId,
      description: .value.description,
      quantity: .value.quantity,
      rate: .value.rate
    }
  ]
}
| with_entries(select(.value != null))
