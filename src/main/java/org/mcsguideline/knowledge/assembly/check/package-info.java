/**
 * What has to hold in the authored guideline, one check each. May import {@code
 * knowledge.assembly.source}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.assembly.check;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
