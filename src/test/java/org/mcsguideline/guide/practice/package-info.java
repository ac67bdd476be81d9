/**
 * The pages for those who work with the guideline: monitoring, forms, measures, integrators, sites
 * and changes.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.practice;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
