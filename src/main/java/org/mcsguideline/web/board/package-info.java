/**
 * The board: where the checks of a plan over time stand for each patient. Reads the store by the
 * door of the FHIR API; knows no word of the guideline.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.board;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
