/**
 * The comparison of two versions of a guideline as a command. Imports what {@code server} may;
 * nobody imports it but {@code server}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.diff;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
