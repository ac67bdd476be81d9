/**
 * What browsers ask for. Each kind of page has a package of its own below this one. May import
 * {@code explanation}, {@code launch}, {@code decision}, {@code advice}, {@code card}, {@code
 * evidence}, {@code monitoring}, {@code picture}, {@code request} and {@code knowledge}.
 */
@NullMarked
@CheckReturnValue
package org.mcsguideline.web;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
