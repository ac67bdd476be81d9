/**
 * The pages on recommendations, selection, cases and terminology; each knows its data and no words.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.pages;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
