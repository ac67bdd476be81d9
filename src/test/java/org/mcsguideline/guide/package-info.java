/**
 * Makes the guide's own pages, pictures and tables from the built guideline, its evidence tables
 * and its vignettes. The words of a page stand in its template in {@code ig/pages}; nothing here
 * knows a clinical word. It is no part of the service and stands with the tests because it runs the
 * vignettes.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
