/**
 * The clinical reasoning operations over stored knowledge and stored patients. May import {@code
 * store}, {@code content} and {@code knowledge.json}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.reasoning;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
