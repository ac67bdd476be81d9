package org.mcsguideline.vignettes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vignette files say what the specification says, and a mistake in them cannot pass. */
class VignettesTest {

  @Test
  void hasOneVignettePerRowOfTheSpecification() {
    assertThat(Vignettes.all())
        .extracting(Vignette::id)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 46).mapToObj("V%02d"::formatted).toList());
  }

  @Test
  void namesItsRowAsSource() {
    assertThat(Vignettes.all())
        .allSatisfy(
            vignette ->
                assertThat(vignette.source())
                    .isEqualTo("clinical specification, section 3; vignette " + vignette.id()));
  }

  @Test
  void statesTheFactsAsTheyStandInTheFile() {
    Facts facts = Vignettes.byId("V27").facts();

    assertThat(Facts.keys())
        .contains("device", "device_h", "limb_finding", "gcs.verbal", "nirs.cannulated");
    assertThat(
            Map.of(
                "device", facts.recorded("device"),
                "device_h", facts.recorded("device_h"),
                "limb_finding", facts.recorded("limb_finding"),
                "gcs.verbal", facts.recorded("gcs.verbal"),
                "nirs.cannulated", facts.recorded("nirs.cannulated")))
        .isEqualTo(
            Map.of(
                "device", "VA-ECMO",
                "device_h", "10",
                "limb_finding", "no doppler",
                "gcs.verbal", "5",
                "nirs.cannulated", "45"));
  }

  @Test
  void expectsTheItemsOfTheSpecification() {
    assertThat(Vignettes.byId("V45").expect().r3())
        .isEqualTo(
            new Expectation.Monitoring(
                "ACTIVE", Set.of(), Set.of(), Set.of("BLEED", "AKI", "NEURO"), false));
    assertThat(Vignettes.byId("V12").expect().features())
        .isEqualTo(
            Map.of(
                "F1", "MET", "F2", "MET", "F3a", "NOT_MET", "F3b", "CONFLICT", "F23", "UNKNOWN"));
  }

  @Test
  void someVignetteExpectsEachItemButTheDevice() {
    assertThat(Vignettes.all().stream().flatMap(vignette -> items(vignette).stream()))
        .contains("LIMB", "BLEED", "HAEM", "AKI", "NEURO", "RHYTHM", "REARREST", "SEPSIS");
  }

  private static Set<String> items(Vignette vignette) {
    Set<String> items = new HashSet<>(vignette.expect().r3().alarm());
    items.addAll(vignette.expect().r3().watch());
    items.addAll(vignette.expect().r3().overdue());
    return items;
  }

  @Test
  void readsTheFileThatTheFollowingTestsBreak() throws IOException {
    assertThat(parse(file()).id()).isEqualTo("V04");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a fact nobody knows | '  cause: cardiogenic' | '  reason: cardiogenic' | Unknown fact:"
            + " reason",
        "a value nobody knows | 'ecg: STEMI' | 'ecg: stemi' | Fact ecg cannot be 'stemi'",
        "a fact that is not stated | '  goals: full' | '' | Facts not stated: [goals]",
        "a component nobody knows | 'eye: 4' | 'eyes: 4' | Unknown fact: gcs.eyes",
        "a score out of range | 'motor: 6' | 'motor: 7' | Fact gcs.motor cannot be '7'",
        "a fact stated twice | '  goals: full' | '  cause: mixed' | Duplicate",
        "a key nobody knows | 'tags:' | 'labels: none\ntags:' | Unrecognized field",
        "a state nobody knows | 'F2: MET' | 'F2: YES' | F2 cannot be 'YES'",
        "a setting nobody knows | 'setting: OHCA' | 'setting: home' | Unknown setting: home",
      })
  void refuses(String what, String text, String replacement, String message) throws IOException {
    String broken = file().replaceFirst(text, replacement == null ? "" : replacement);

    assertThat(broken).as(what).isNotEqualTo(file());
    assertThatThrownBy(() -> parse(broken)).as(what).hasMessageContaining(message);
  }

  private static Vignette parse(String yaml) throws IOException {
    return Vignettes.parse(new ByteArrayInputStream(yaml.getBytes(UTF_8)));
  }

  private static String file() throws IOException {
    try (InputStream yaml = VignettesTest.class.getResourceAsStream("/vignettes/v04.yaml")) {
      assertThat(yaml).isNotNull();
      return new String(yaml.readAllBytes(), UTF_8);
    }
  }
}
