/**
 * The tables of our own, as against those of the FHIR storage: scripts under {@code db/migration},
 * run by Flyway. A change is one more script, which an older version of the service can live with.
 * Imports nothing of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.tables;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
