/**
 * Plans over time: from what the guideline plans for a patient to due times, and to tasks that say
 * which check is due, overdue, done or not applicable. Knows no word of the guideline. May import
 * {@code evaluation}, {@code knowledge}, {@code patientdata} and {@code request}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.monitoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
