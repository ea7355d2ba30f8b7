package io.paperbridge.document;

/** Which of two numbers is the day in a date such as 03/04/2026. */
public enum DayOrder {
    /** 3 April. */
    DAY_FIRST,
    /** 4 March. */
    MONTH_FIRST
}
