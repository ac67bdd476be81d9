package org.mcsguideline.spark;

import java.util.Objects;
import org.apache.spark.Partitioner;
import org.jspecify.annotations.Nullable;

/** All of a patient's resources go to one partition; what the reading tells goes to the last. */
final class ByPatient extends Partitioner {

  private static final long serialVersionUID = 1;

  private final int patients;

  /**
   * A partitioner.
   *
   * @param patients how many partitions share the patients; one more is for the reading
   */
  ByPatient(int patients) {
    this.patients = patients;
  }

  /** The partition of what the reading tells. */
  int reading() {
    return patients;
  }

  @Override
  public int numPartitions() {
    return patients + 1;
  }

  @Override
  public int getPartition(Object key) {
    ResourceKey resource = (ResourceKey) key;
    return resource.isOfReading()
        ? patients
        : Math.floorMod(resource.patient().hashCode(), patients);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ByPatient same && same.patients == patients;
  }

  @Override
  public int hashCode() {
    return Objects.hash(patients);
  }
}
