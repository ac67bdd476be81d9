/**
 * Who calls, and what a call may cost: tokens of CDS clients, scopes of the FHIR API, tokens
 * already used, rates and sizes. The mechanism only; {@code server} puts it in front of the paths.
 * Imports nothing else of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.security;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
