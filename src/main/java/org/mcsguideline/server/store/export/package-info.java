/** Stored forms as flat tables: two operations of the FHIR API. May import {@code export}. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
