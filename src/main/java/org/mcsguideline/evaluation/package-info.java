/**
 * Runs the guideline's CQL over a patient's record and gives plain Java values, nulls kept. The
 * only user of the CQL engine. May import {@code patientdata} and {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.evaluation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
