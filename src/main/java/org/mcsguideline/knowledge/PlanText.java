package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What a recommendation says about itself.
 *
 * @param statusNote what to know about the state of the content itself; null when there is nothing
 * @param explanationLabel how a card calls the page that explains it; null when it names none
 */
public record PlanText(
    String title, @Nullable String statusNote, @Nullable String explanationLabel) {}
