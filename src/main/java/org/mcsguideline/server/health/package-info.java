/** What asks a running service from outside. Imports no other package of the project. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.health;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
