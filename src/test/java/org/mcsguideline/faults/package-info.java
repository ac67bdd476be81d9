/**
 * What the service promises under load and faults, each promise with the test that holds it to it.
 *
 * <p>Two forms: the short one runs in every build, the whole one with {@code mvn -Pfaults verify},
 * which also writes what it found into {@code src/docs/reliability.md}. All of it stays on this
 * machine.
 */
@NullMarked
package org.mcsguideline.faults;

import org.jspecify.annotations.NullMarked;
