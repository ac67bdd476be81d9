/** The pipeline from request to cards. May import the stages it calls. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.advice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
