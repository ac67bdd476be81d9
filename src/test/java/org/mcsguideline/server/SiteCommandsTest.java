package org.mcsguideline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.json;
import static org.mcsguideline.tiny.FeverCall.temperature;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mcsguideline.tiny.TinyGuideline;

class SiteCommandsTest {

  private static final String PROFILE =
      "{'resourceType':'Parameters','parameter':[{'name':'Fever Limit','valueQuantity':"
          + "{'value':%s,'system':'http://unitsofmeasure.org','code':'Cel'}}]}";

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @TempDir private Path folder;

  private OptionalInt run(String argument) {
    String[] arguments = {"--mcs.knowledge.location=" + TinyGuideline.file().toUri(), argument};
    return new SiteCommands(arguments, new PrintStream(out, true, StandardCharsets.UTF_8)).run();
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private Path profile(String value) throws IOException {
    return write("site.json", PROFILE.formatted(value).replace('\'', '"'));
  }

  @Test
  void startsTheServiceWithoutACommand() {
    assertThat(run("--server.port=0")).isEmpty();
    assertThat(printed()).isEmpty();
  }

  @Test
  void showsWhatAProfileChanges() throws IOException {
    assertThat(run("--site-profile-diff=" + profile("39"))).hasValue(1);
    assertThat(printed()).contains("Fever Limit: 38.5 Cel -> 39 Cel", "hash ");
  }

  @Test
  void saysThatAProfileChangesNothing() throws IOException {
    assertThat(run("--site-profile-diff=" + profile("38.50"))).hasValue(0);
    assertThat(printed()).startsWith("hash ");
  }

  @Test
  void refusesAProfileThatCannotBeUsed() throws IOException {
    assertThat(run("--site-profile-diff=" + profile("42"))).hasValue(2);
    assertThat(printed()).contains("Fever Limit: 42 is not allowed; choose from 37 to 41");
  }

  @Test
  void listsWhatASiteCanSet() {
    assertThat(run("--site-profile-diff=")).hasValue(0);
    assertThat(printed()).contains("Fever Limit: 38 Cel").doesNotContain("Decision Time");
  }

  @Test
  void readsEveryFileOfAFolder() throws IOException {
    String one = json(temperature("o1", "p1", "39")).toString();
    Path lines = write("a.ndjson", one + "\n" + one + "\n");
    try (GZIPOutputStream packed =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("b.json.gz")))) {
      packed.write(one.getBytes(StandardCharsets.UTF_8));
    }
    Path other = write("notes.txt", "nothing");

    assertThat(lines).exists();
    assertThat(other).exists();
    assertThat(run("--coverage=" + folder)).hasValue(0);
    assertThat(printed()).contains("3 resources; 2 of 2 concepts shown.");
  }

  @Test
  void saysThatDataCannotBeRead() throws IOException {
    assertThat(run("--coverage=" + folder)).hasValue(2);
    assertThat(run("--coverage=" + folder.resolve("absent"))).hasValue(2);
    assertThat(run("--coverage=" + write("odd.json", "{\"Secret\" x"))).hasValue(2);
    assertThat(printed())
        .contains("holds no file", "is not there", "is no JSON, in line 1")
        .doesNotContain("Secret");
  }
}
