/**
 * What decides, read from the translated logic: which criteria give which outcome, as a tree, a
 * table and a picture, and the data behind each criterion.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.decision;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
