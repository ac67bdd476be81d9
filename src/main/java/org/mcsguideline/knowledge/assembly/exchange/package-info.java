/**
 * Writes the source's tables in the form of a later FHIR release, for exchange. Templates beside
 * the tables say what becomes of a row; nothing here knows a column or a resource type. Runs in the
 * build only.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.assembly.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
