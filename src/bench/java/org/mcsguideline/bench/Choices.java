package org.mcsguideline.bench;

import java.nio.file.Path;

/**
 * How the benchmarks run.
 *
 * @param java the program that runs what is measured
 * @param quick whether rough figures will do
 * @param store whether the server keeps decisions meanwhile
 * @param folder for what comes out
 */
record Choices(String java, boolean quick, boolean store, Path folder) {

  /** From the system properties {@code bench.java}, {@code .quick}, {@code .store}, {@code .out}. */
  static Choices given() {
    String java = System.getProperty("bench.java", "");
    return new Choices(
        java.isEmpty() ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : java,
        Boolean.getBoolean("bench.quick"),
        Boolean.getBoolean("bench.store"),
        Path.of(System.getProperty("bench.out", "target/bench")));
  }

  /** The same, and whether the server has its store. */
  Choices withStore(boolean wanted) {
    return new Choices(java, quick, wanted, folder);
  }

  /** One number for the short form and one for the long. */
  int of(int quickly, int thoroughly) {
    return quick ? quickly : thoroughly;
  }
}
