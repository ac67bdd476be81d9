/**
 * The pages of the evidence: plots, tables, discrepancies, ledger and downloads. Which columns a
 * plot has and what lies on its sides stands in {@code
 * src/main/evidence/pages/forest-plots.properties}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.guide.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
