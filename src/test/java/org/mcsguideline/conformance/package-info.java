/** Which requirement on the CDS Hooks service is shown by which test. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.conformance;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
