/**
 * The authored guideline as it was read and translated, every part with the place it stands at.
 * Imports {@code knowledge.json} only.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge.assembly.source;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
