package org.mcsguideline.faults;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that holds the service to a promise; it tells its {@link Findings} what it did and saw.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PromiseKeeping.class)
public @interface Promise {

  /** Number of the promise, from R01 to R19. */
  String id();

  /** What is promised, in words for an operator. */
  String value();

  /** What it was tried on where there are several, such as a database. */
  String on() default "";
}
