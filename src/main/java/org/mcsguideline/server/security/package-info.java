/**
 * Puts {@code security} in front of the paths of the service. May import {@code security}, the
 * settings of the hooks and of the store, and of {@code decision} what keeps refused logins.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
