/**
 * The evidence for exchange over HTTP. Imports what {@code server} may; nobody imports it but
 * {@code server}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.exchange;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
