/**
 * What the service keeps of its work: decisions, what users did with cards, and who asked. Its form
 * as FHIR resources, the queue in front of the store, and the memory of recent advice. May import
 * {@code advice}, {@code evaluation} and {@code request}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
