/**
 * What differs between two versions of a guideline: what it says, its numbers, its logic, its
 * codes, its evidence, and the advice for given patients. May import {@code advice}, {@code card},
 * {@code request} and {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.diff;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
