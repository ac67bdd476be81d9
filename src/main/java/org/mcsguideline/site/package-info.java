/**
 * What a site says about itself: its local choices, its codes and its units. Checked completely
 * before the first call; a file that cannot be used stops the start. May import {@code knowledge}
 * and {@code patientdata}, which takes the codes and units.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.site;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
