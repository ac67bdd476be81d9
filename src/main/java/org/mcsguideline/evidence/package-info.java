/**
 * The evidence behind a guideline as its authors keep it: tables, and how they are shown. Which
 * tables there are, what a column is called and what a plot is made of is read from the files
 * beside them, so that another guideline's evidence is shown without a change here. Pages of the
 * service and of the guide are made of it. Imports pictures, and nothing else of the product.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
