/**
 * Pictures of data as SVG. Says nothing that it is not given, so that every word and number of a
 * picture comes from whoever asks for it. Drawn in the colour of the text around it, with shapes
 * instead of colours, so that a picture can be read in the dark and printed in black. Imports
 * nothing of the service.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.picture;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
