package io.paperbridge.alerts;

import io.paperbridge.language.Sentence;

/**
 * Something somebody is needed for.
 *
 * @param key what it is about; the same as long as it goes on
 * @param text what is the matter and what to do
 */
record Alert(String key, Sentence text) {}
