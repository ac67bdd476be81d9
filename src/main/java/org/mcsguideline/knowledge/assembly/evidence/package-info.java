/**
 * Turns the tables of the source into FHIR resources. Which column means what stands in tables
 * beside them; nothing here knows a guideline. Runs in the build only; imports the authored sources
 * and {@code knowledge.json}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.assembly.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
