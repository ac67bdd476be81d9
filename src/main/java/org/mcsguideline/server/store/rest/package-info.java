/**
 * The FHIR API: what may be called, by whom, and how errors look. May import {@code content},
 * {@code reasoning} and {@code security}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.server.store.rest;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
