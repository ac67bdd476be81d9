/**
 * What pages in a browser ask for, as JSON. May import {@code explanation} and {@code decision}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
