/** How the service is delivered: container, compose, Kubernetes. */
@NullMarked
@CheckReturnValue
package org.mcsguideline.delivery;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
