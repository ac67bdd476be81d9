/**
 * What is in the store when it opens: the guideline's artifacts and the demo patients. May import
 * {@code jpa} and the store's settings.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.content;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
