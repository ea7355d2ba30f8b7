# An expense as BigCapital takes it: document.Entry in, the body of POST /api/expenses out.
# Amounts are strings; they pass as they are. Nothing is computed or decided here.
{
  payment_date: .date,
  payment_account_id: .placement.paidFrom,
  payee_id: (if .contactId == 0 then null else .contactId end),
  currency_code: .total.currency,
  exchange_rate: (.exchangeRate | if . then tonumber else null end),
  reference_no: .reference,
  description: .note,
  publish: false,
  branch_id: .placement.branchId,
  project_id: .placement.projectId,
  categories: [
    .lines | to_entries[] | {
      index: (.key + 1),
      expense_account_id: .value.accountId,
      description: .value.description,
      amount: (.value.rate | tonumber)
    }
  ]
}
| with_entries(select(.value != null))
