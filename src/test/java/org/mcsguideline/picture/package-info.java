/** Tests of pictures, which read what was drawn as XML. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.picture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
