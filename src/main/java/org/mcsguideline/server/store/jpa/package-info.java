/**
 * The database and HAPI's JPA storage of FHIR resources, cut down to what the store uses. May
 * import the store's settings and {@code tables}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.jpa;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
