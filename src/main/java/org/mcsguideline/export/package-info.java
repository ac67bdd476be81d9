/**
 * Filled-in forms as flat tables without names, dates or free text. What an item is good for is
 * said by its Questionnaire. Imports no other package of the project.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.export;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
