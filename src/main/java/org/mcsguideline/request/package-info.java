/**
 * What was asked: the hook, the patient, the decision time and the prefetch as received. Imports
 * nothing of the project; JDK and Jackson only.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.request;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
