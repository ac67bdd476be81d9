/**
 * The page on which the guideline is tried: a record that a reader changes, the cards that it
 * gives, why, and what would change them. May import {@code web.frame}, {@code web.trial.chart},
 * {@code advice}, {@code card}, {@code decision}, {@code explanation} and {@code request}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.trial;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
