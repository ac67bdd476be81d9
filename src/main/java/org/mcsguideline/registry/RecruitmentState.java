package org.mcsguideline.registry;

import java.time.LocalDate;

/**
 * What a registry says of one study.
 *
 * @param recruiting true only when the registry says so
 * @param asOf day of the registry's entry
 */
public record RecruitmentState(String studyNumber, boolean recruiting, LocalDate asOf) {}
