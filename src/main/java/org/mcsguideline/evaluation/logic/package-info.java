/**
 * The guideline's logic turned once, at the start, into steps that are worked out without looking
 * anything up again. The operators are the CQL engine's own, and so is their meaning. Imports the
 * engine and nothing of ours.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.evaluation.logic;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
