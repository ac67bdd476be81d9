/**
 * What authors of a guideline get by the profile {@code authoring}: what they write is in use
 * within seconds. Imports what {@code server} may, and the assembly; nobody imports it.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.authoring;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
