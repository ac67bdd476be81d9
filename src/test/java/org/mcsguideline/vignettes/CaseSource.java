package org.mcsguideline.vignettes;

import java.util.stream.Stream;

/** A set of cases that belong together. Enter a new one in {@link Cases}. */
@FunctionalInterface
public interface CaseSource {

  Stream<Case> cases();
}
