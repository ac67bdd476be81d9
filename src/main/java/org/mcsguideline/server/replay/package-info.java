/**
 * Replay as a command: its options, and the parts of the service that it puts together. Imports
 * what {@code server} may; nobody imports it but {@code server}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.replay;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
