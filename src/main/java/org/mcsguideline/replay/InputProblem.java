package org.mcsguideline.replay;

/**
 * Something of the input that could not be used and was left out.
 *
 * @param file path within the input
 * @param line counted from 1; 0 when it is about the whole file
 * @param why never repeats what stood there
 */
public record InputProblem(String file, long line, String why) {}
