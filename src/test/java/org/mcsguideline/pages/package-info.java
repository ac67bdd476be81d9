/** The pages in a browser, as people use them. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.pages;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
