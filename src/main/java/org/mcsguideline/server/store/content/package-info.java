/**
 * What is in the store when it opens: the guideline's artifacts and the demo patients; and what the
 * service keeps of its own work. May import {@code jpa}, the store's settings, {@code decision} and
 * {@code monitoring}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.content;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
