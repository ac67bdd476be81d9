/**
 * The place where a live query of a registry of research studies would be connected. None is: the
 * only answer there is says that nobody was asked. JDK only; imports nothing of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.registry;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
