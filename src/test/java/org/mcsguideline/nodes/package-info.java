/** The packaged service as several processes on one database, behind a load balancer. */
@NullMarked
package org.mcsguideline.nodes;

import org.jspecify.annotations.NullMarked;
