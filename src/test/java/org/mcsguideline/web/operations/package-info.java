/** What the page for who runs the service counts. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
