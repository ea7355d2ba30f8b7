package io.paperbridge.sandbox.bigcapital;

/** Money that came in for invoices, or went out for bills, and in what the two differ. */
public enum PaymentKind {
    RECEIVED(
            "PaymentReceive",
            "payments-received",
            "payment_receives",
            VoucherKind.SALE_INVOICE,
            "depositAccountId",
            "paymentReceiveNo",
            "invoiceId"),
    MADE(
            "BillPayment",
            "bill-payments",
            "bill_payments",
            VoucherKind.BILL,
            "paymentAccountId",
            "paymentNumber",
            "billId");

    private final String type;
    private final String path;
    private final String collection;
    private final VoucherKind pays;
    private final String accountField;
    private final String numberField;
    private final String paidField;

    PaymentKind(
            String type,
            String path,
            String collection,
            VoucherKind pays,
            String accountField,
            String numberField,
            String paidField) {
        this.type = type;
        this.path = path;
        this.collection = collection;
        this.pays = pays;
        this.accountField = accountField;
        this.numberField = numberField;
        this.paidField = paidField;
    }

    /** The name the ledger knows the kind by. */
    public String type() {
        return type;
    }

    String path() {
        return path;
    }

    String collection() {
        return collection;
    }

    VoucherKind pays() {
        return pays;
    }

    String accountField() {
        return accountField;
    }

    String numberField() {
        return numberField;
    }

    String paidField() {
        return paidField;
    }

    /** How a part of a payment names the payment. */
    String ownField() {
        return this == RECEIVED ? "payment_receive_id" : "bill_payment_id";
    }

    String accountKey() {
        return this == RECEIVED ? "deposit_account" : "payment_account";
    }

    Refusal gone() {
        return this == RECEIVED ? Refusal.business("PAYMENT_RECEIVE_NOT_EXISTS") : Refusal.notFound();
    }
}
