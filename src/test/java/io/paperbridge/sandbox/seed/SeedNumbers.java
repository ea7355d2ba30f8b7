package io.paperbridge.sandbox.seed;

import java.math.BigInteger;

/** Completes invented identifiers with their check digits. */
final class SeedNumbers {

    private SeedNumbers() {}

    /** A German VAT id from its first eight digits (ISO 7064, MOD 11,10). */
    static String germanVatId(String eightDigits) {
        int product = 10;
        for (int i = 0; i < 8; i++) {
            int sum = (Character.digit(eightDigits.charAt(i), 10) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        int check = 11 - product;
        return "DE" + eightDigits + (check == 10 ? 0 : check);
    }

    /** An Austrian VAT id from its first seven digits. */
    static String austrianVatId(String sevenDigits) {
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int digit = Character.digit(sevenDigits.charAt(i), 10);
            sum += i % 2 == 0 ? digit : digit / 5 + 2 * digit % 10;
        }
        return "ATU" + sevenDigits + (10 - sum % 10) % 10;
    }

    /** A German IBAN from a bank code of eight and an account number of ten digits (ISO 7064, MOD 97-10). */
    static String germanIban(String bankCode, String account) {
        BigInteger number = new BigInteger(bankCode + account + "131400");
        int check = 98 - number.mod(BigInteger.valueOf(97)).intValue();
        return "DE%02d%s%s".formatted(check, bankCode, account);
    }
}
