/**
 * One record of the patient for one call, and what could not be had. May import {@code request}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.patientdata;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
