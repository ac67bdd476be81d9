/** What the service is made of, and which advisories are known about it. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.materials;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
