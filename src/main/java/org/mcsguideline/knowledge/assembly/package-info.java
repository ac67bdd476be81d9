/**
 * Builds the guideline from its authored sources: translates, checks, expands and writes one
 * bundle. Runs in the build, and beside the service for those who write a guideline; imports
 * nothing of the running service.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.assembly;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
