/**
 * What the guideline would have said over a whole hospital's records: reading them in bounded
 * memory, each patient's record as it was known at each moment, a journal of the answers, and what
 * a report tells of it. Knows no word of the guideline. May import {@code advice}, {@code request},
 * {@code evaluation}, {@code monitoring}, {@code patientdata}, {@code coverage}, {@code knowledge}
 * and {@code picture}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
