/**
 * Replay on Apache Spark: the same reading and the same evaluation as on one machine, with Spark
 * bringing each patient's resources together and sharing the patients out. Knows no word of the
 * guideline and decides nothing. May import {@code replay} and {@code server.replay}; the
 * application does not have it on its class path.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.spark;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
