/**
 * Records to try the guideline with: the vignettes that the build has written, the facts that stand
 * in them, and what a reader changes. Knows FHIR and no word of the guideline. May import {@code
 * web.frame}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.trial.chart;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
