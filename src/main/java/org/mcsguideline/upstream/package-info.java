/**
 * What a call did not bring, asked for at the caller's own FHIR server: nowhere else, within one
 * time budget, and with a source named for every prefetch key. May import {@code request} and
 * {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.upstream;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
