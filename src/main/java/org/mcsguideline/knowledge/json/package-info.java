/** Reading authored and assembled FHIR resources as JSON trees. Jackson only. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.json;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
