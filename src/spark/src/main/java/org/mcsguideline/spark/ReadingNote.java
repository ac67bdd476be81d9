package org.mcsguideline.spark;

import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.InputProblem;
import org.mcsguideline.replay.ReadingCounts;

/**
 * Something that reading a file tells: a problem, or at its end what it held.
 *
 * @param problem null at the end of a file
 * @param counts null before it
 */
record ReadingNote(@Nullable InputProblem problem, ReadingCounts.@Nullable Result counts) {}
