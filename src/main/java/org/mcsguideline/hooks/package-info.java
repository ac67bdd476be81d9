/**
 * CDS Hooks over HTTP; failures become status codes here and nowhere else. May import {@code
 * advice}, {@code request}, {@code card} and {@code decision}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.hooks;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
