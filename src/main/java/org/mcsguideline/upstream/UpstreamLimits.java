package org.mcsguideline.upstream;

import java.time.Duration;

/**
 * What one call may cost at the caller's FHIR server.
 *
 * @param connect longest time to connect
 * @param read longest time for one answer, from the question to its last byte
 * @param total longest time for all questions of a call together
 * @param pages most pages that are asked for under one prefetch key
 * @param bytes most bytes that are read under one prefetch key
 * @param callBytes most bytes that are read for all keys of a call together
 */
public record UpstreamLimits(
    Duration connect, Duration read, Duration total, int pages, int bytes, int callBytes) {}
