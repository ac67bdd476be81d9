package org.mcsguideline.spark;

import java.io.Serializable;
import java.util.Comparator;

/**
 * Where a resource belongs. In this order a patient's resources come one after the other, as they
 * stand in the input.
 *
 * @param patient id; empty for what is to be told of the reading itself
 * @param file path within the input
 * @param number of the resource within the file
 */
record ResourceKey(String patient, String file, long number)
    implements Comparable<ResourceKey>, Serializable {

  private static final Comparator<ResourceKey> ORDER =
      Comparator.comparing(ResourceKey::patient)
          .thenComparing(ResourceKey::file)
          .thenComparingLong(ResourceKey::number);

  private static final String NOBODY = "";

  /** The key of something that is to be told of the reading. */
  static ResourceKey ofReading(String file, long number) {
    return new ResourceKey(NOBODY, file, number);
  }

  boolean isOfReading() {
    return patient.equals(NOBODY);
  }

  @Override
  public int compareTo(ResourceKey other) {
    return ORDER.compare(this, other);
  }
}
