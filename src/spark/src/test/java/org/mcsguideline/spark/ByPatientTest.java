package org.mcsguideline.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ByPatientTest {

  private final ByPatient partitioner = new ByPatient(7);

  @Test
  void bringsAPatientTogetherHoweverTheFilesLie() {
    assertThat(partitioner.getPartition(new ResourceKey("p-1", "b.ndjson", 9)))
        .isEqualTo(partitioner.getPartition(new ResourceKey("p-1", "a.ndjson", 1)))
        .isNotEqualTo(partitioner.reading());
  }

  @Test
  void sharesPatientsOutOverAllPartsButTheLast() {
    assertThat(
            IntStream.range(0, 1000)
                .map(i -> partitioner.getPartition(new ResourceKey("p-" + i, "a.ndjson", i)))
                .distinct())
        .containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
    assertThat(partitioner.numPartitions()).isEqualTo(8);
  }

  @Test
  void keepsWhatTheReadingTellsApart() {
    assertThat(partitioner.getPartition(ResourceKey.ofReading("a.ndjson", 3))).isEqualTo(7);
  }

  @Test
  void ordersAPatientsResourcesAsTheyStandInTheInput() {
    List<ResourceKey> inOrder =
        List.of(
            new ResourceKey("p-1", "a.ndjson", 2),
            new ResourceKey("p-1", "a.ndjson", 10),
            new ResourceKey("p-1", "b.ndjson", 1),
            new ResourceKey("p-2", "a.ndjson", 0));

    assertThat(Stream.of(3, 1, 2, 0).map(inOrder::get).sorted()).isEqualTo(inOrder);
  }
}
