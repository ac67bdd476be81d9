/**
 * The guideline as data: services, plans, value sets, libraries and site parameters, immutable. JDK
 * only; imports nothing of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.knowledge;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
