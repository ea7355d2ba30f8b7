# A vendor's bill as BigCapital takes it: document.Entry in, the body of POST /api/bills out.
# Amounts are strings; they pass as they are. Nothing is computed or decided here.
{
  vendor_id: .contactId,
  bill_number: .number,
  bill_date: .date,
  due_date: .dueDate,
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
      cost_account_id: .value.accountId,
      description: .value.description,
      quantity: .value.quantity,
      rate: .value.rate
    }
  ]
}
| with_entries(select(.value != null))
