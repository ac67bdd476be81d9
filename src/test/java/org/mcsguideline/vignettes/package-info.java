/**
 * The vignettes of the clinical specification as test data: the facts a clinician can review, the
 * FHIR record that states them, and the CDS Hooks request that carries the record. It may import
 * FHIR and Jackson, and nothing of the product, so that the product is never checked against
 * itself.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.vignettes;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
