/**
 * The FHIR store as the application sees it: its settings, its life beside the application, its
 * health, and the servlet under {@code /fhir} that answers while there is no store yet. Knows the
 * sub-packages only as the parts of the store's own Spring context; imports of the rest of the
 * project {@code security} and {@code monitoring} only.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
