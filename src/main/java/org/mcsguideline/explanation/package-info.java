/**
 * How a kept decision came about: what the logic worked out beside its rules, thresholds, ledger
 * and evidence. May import {@code knowledge} and {@code decision}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.explanation;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
