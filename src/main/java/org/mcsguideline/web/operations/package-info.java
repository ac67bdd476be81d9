/**
 * What the service did, in numbers, for who runs it. Reads the store by the door of the FHIR API
 * and keeps nothing of a patient.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web.operations;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
