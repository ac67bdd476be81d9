/**
 * Runs the pages of {@code src/docs/api} against a server with the demo patients. Pages share the
 * server with each other and with other tests, so a page writes only what changes no answer
 * elsewhere, or deletes it at its end.
 */
@NullMarked
package org.mcsguideline.walk;

import org.jspecify.annotations.NullMarked;
