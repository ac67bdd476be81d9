package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PatientFilesTest {

  private static final int PATIENTS = 80;
  private static final int EACH = 4;

  @TempDir private Path folder;
  private Path work;

  @BeforeEach
  void spread() throws IOException {
    work = folder.resolve("work");
    try (PatientFiles.Spreading spreading = new PatientFiles.Spreading(work, 0)) {
      for (int round = 0; round < EACH; round++) {
        for (int patient = 0; patient < PATIENTS; patient++) {
          spreading.add("p" + patient, "{\"round\":" + round + "}");
        }
      }
    }
  }

  private static Map<String, List<String>> read(PatientFiles files) throws IOException {
    Map<String, List<String>> read = new LinkedHashMap<>();
    files.read(
        (patient, resources) -> assertThat(read.put(patient, List.copyOf(resources))).isNull());
    return read;
  }

  @Test
  void bringsMixedPatientsTogetherInTheOrderOfTheInput() throws IOException {
    Map<String, List<String>> read = read(new PatientFiles(work));
    assertThat(read).hasSize(PATIENTS);
    assertThat(read.values())
        .allSatisfy(
            resources ->
                assertThat(resources)
                    .containsExactly(
                        "{\"round\":0}", "{\"round\":1}", "{\"round\":2}", "{\"round\":3}"));
  }

  @Test
  void holdsNoMoreThanOneSmallFileInMemory() throws IOException {
    long limit = 200;
    Map<String, List<String>> read = read(new PatientFiles(work, limit));
    assertThat(read).hasSize(PATIENTS);
    assertThat(read.values()).allSatisfy(resources -> assertThat(resources).hasSize(EACH));
    assertThat(read).containsExactlyEntriesOf(read(new PatientFiles(work, limit)));
    try (Stream<Path> left = Files.walk(work)) {
      assertThat(left.filter(Files::isDirectory)).containsExactly(work);
    }
  }

  @Test
  void endsWithAPatientLargerThanAFile() throws IOException {
    assertThat(read(new PatientFiles(work, 1))).hasSize(PATIENTS);
  }
}
