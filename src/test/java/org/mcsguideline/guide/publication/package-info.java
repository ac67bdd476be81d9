/**
 * Publishes the guide: stages it, runs the publisher, judges what the publisher says. Knows the
 * publisher and FHIR, and no word of the guideline.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.publication;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
