package org.mcsguideline.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the guideline plans for a patient now.
 *
 * @param words the plan in a sentence; why there is nothing, when there is nothing
 * @param notes what a reader of any task has to know
 * @param items null when it cannot be told what is planned, so that nothing planned before may end
 */
record PlannedChecks(String words, List<String> notes, @Nullable List<PlannedItem> items) {}
