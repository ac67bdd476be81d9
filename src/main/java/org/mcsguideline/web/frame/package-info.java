/** What all pages have around them. Imports nothing of the product. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.frame;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
