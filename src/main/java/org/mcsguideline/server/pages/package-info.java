/** Wiring of the pages: templates, languages, what a browser may do with them. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.pages;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
