/**
 * The clinical reasoning operations over stored knowledge and stored patients. Imports no other
 * package of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.reasoning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
