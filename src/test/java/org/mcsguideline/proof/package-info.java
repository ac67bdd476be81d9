/**
 * Tools that look for gaps in the proof of the guideline: what no case reaches, which limit has no
 * case on a side, which change of the logic nobody would notice, which combination was not tried.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.proof;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
