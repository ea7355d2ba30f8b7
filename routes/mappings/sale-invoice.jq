# A sale invoice as BigCapital takes it: document.Entry in, the body of POST /api/sale-invoices out.
# Customers read invoice_message: our note, with its link, is not for them.
# Amounts are strings; they pass as they are. Nothing is computed or decided here.
{
  customer_id: .contactId,
  invoice_no: .number,
  invoice_date: .date,
  due_date: .dueDate,
  reference_no: .reference,
  delivered: false,
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
