/**
 * The coverage report as a page and as a command. Imports what {@code server} may; nobody imports
 * it but {@code server}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.coverage;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
