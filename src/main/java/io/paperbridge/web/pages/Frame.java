package io.paperbridge.web.pages;

import org.jspecify.annotations.Nullable;

/**
 * What every page has around its content.
 *
 * @param base what stands before each path of the server; empty when nothing does
 * @param csrf the token that each form sends along
 * @param user who is logged in; null for nobody
 * @param operator whether they may change anything
 * @param home whether this is the first page, as {@code list} and {@code sending} are for theirs
 * @param said what became of what was asked for on the page before; null for nothing
 * @param refused why it was not done; null for nothing
 * @param zone in which times are shown
 */
record Frame(
        String language,
        String base,
        String title,
        @Nullable String csrf,
        @Nullable String user,
        boolean operator,
        boolean home,
        boolean list,
        boolean sending,
        @Nullable String said,
        @Nullable String refused,
        String zone) {}
