/** What the source's tables became: tests of the resources that the build makes from them. */
@NullMarked
package org.mcsguideline.evidence;

import org.jspecify.annotations.NullMarked;
