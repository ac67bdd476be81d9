package org.mcsguideline.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mcsguideline.tiny.FeverCall.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record as it stood at a time before the end of it. */
class KnownTest {

  private static final Instant NINE = Instant.parse("2024-03-01T09:00:00Z");
  private static final Instant TEN = Instant.parse("2024-03-01T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2024-03-01T11:00:00Z");

  private static Known known(String json) {
    return Known.of(json(json), encounter -> Optional.empty());
  }

  @Test
  void aLaterCompletedInfusionGoesOnWhileItRuns() {
    Known infusion =
        known(
            "{'resourceType':'MedicationAdministration','status':'completed','effectivePeriod':"
                + "{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T11:00:00Z'}}");
    assertThat(infusion.isOnRecord(NINE.minusSeconds(1))).isFalse();
    JsonNode running = infusion.at(TEN);
    assertThat(running.path("status").asText()).isEqualTo("in-progress");
    assertThat(running.at("/effectivePeriod/start").asText()).isEqualTo("2024-03-01T09:00:00Z");
    assertThat(running.at("/effectivePeriod").has("end")).isFalse();
    assertThat(infusion.at(ELEVEN)).isEqualTo(infusion.resource());
    assertThat(infusion.changes()).containsExactly(NINE, ELEVEN);
  }

  @Test
  void anInfusionThatWasAnErrorIsNeverInProgress() {
    Known error =
        known(
            "{'resourceType':'MedicationAdministration','status':'entered-in-error',"
                + "'effectivePeriod':{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T11:00:00Z'}}");
    assertThat(error.at(TEN).path("status").asText()).isEqualTo("entered-in-error");
  }

  @Test
  void aResultIsKnownWhenItIsIssued() {
    Known result =
        known(
            "{'resourceType':'Observation','effectiveDateTime':'2024-03-01T09:00:00Z',"
                + "'issued':'2024-03-01T11:00:00Z'}");
    assertThat(result.isOnRecord(TEN)).isFalse();
    assertThat(result.isOnRecord(ELEVEN)).isTrue();
  }

  @Test
  void aDateHasPassedWhenItsDayIsOver() {
    Known noted = known("{'resourceType':'Condition','recordedDate':'2024-03-01'}");
    assertThat(noted.isOnRecord(Instant.parse("2024-03-01T23:59:59Z"))).isFalse();
    assertThat(noted.isOnRecord(Instant.parse("2024-03-02T00:00:00Z"))).isTrue();
  }

  @Test
  void aStayHasNoEndBeforeItEnds() {
    Known stay =
        known(
            "{'resourceType':'Encounter','status':'finished','period':{'start':"
                + "'2024-03-01T09:00:00Z','end':'2024-03-01T11:00:00Z'},'hospitalization':"
                + "{'dischargeDisposition':{'text':'died'}},'diagnosis':[{}],'location':"
                + "[{'period':{'start':'2024-03-01T09:00:00Z','end':'2024-03-01T10:30:00Z'}},"
                + "{'period':{'start':'2024-03-01T10:30:00Z'}}]}");
    JsonNode before = stay.at(TEN);
    assertThat(before.path("status").asText()).isEqualTo("in-progress");
    assertThat(before.toString()).doesNotContain("11:00", "10:30", "died", "diagnosis");
    assertThat(before.path("location")).hasSize(1);
    assertThat(stay.at(ELEVEN).toString()).contains("died", "10:30");
  }

  @Test
  void aConditionIsActiveUntilItAbates() {
    Known condition =
        known(
            "{'resourceType':'Condition','recordedDate':'2024-03-01T09:00:00Z',"
                + "'abatementDateTime':'2024-03-01T11:00:00Z','clinicalStatus':{'coding':[{'code':"
                + "'resolved'}]}}");
    assertThat(condition.at(TEN).at("/clinicalStatus/coding/0/code").asText()).isEqualTo("active");
    assertThat(condition.at(TEN).has("abatementDateTime")).isFalse();
    assertThat(condition.at(ELEVEN).at("/clinicalStatus/coding/0/code").asText())
        .isEqualTo("resolved");
  }

  @Test
  void nobodyKnowsOfADeathBeforeIt() {
    Known timed =
        known("{'resourceType':'Patient','id':'p1','deceasedDateTime':'2024-03-01T11:00:00Z'}");
    assertThat(timed.at(TEN).has("deceasedDateTime")).isFalse();
    assertThat(timed.at(ELEVEN).has("deceasedDateTime")).isTrue();
    Known untimed = known("{'resourceType':'Patient','id':'p1','deceasedBoolean':true}");
    assertThat(untimed.dyingBy(ELEVEN).at(TEN).has("deceasedBoolean")).isFalse();
    assertThat(untimed.dyingBy(ELEVEN).at(ELEVEN).has("deceasedBoolean")).isTrue();
  }

  @Test
  void whatHasNoTimeIsKnownWhenItsStayEnds() {
    JsonNode discharge =
        json("{'resourceType':'Condition','encounter':{'reference':'Encounter/e1'}}");
    Known known =
        Known.of(
            discharge,
            encounter -> "Encounter/e1".equals(encounter) ? Optional.of(ELEVEN) : Optional.empty());
    assertThat(known.isOnRecord(TEN)).isFalse();
    assertThat(known.isOnRecord(ELEVEN)).isTrue();
    Known nowhere = known("{'resourceType':'Condition'}");
    assertThat(nowhere.from()).isNull();
    assertThat(nowhere.orFrom(ELEVEN).isOnRecord(TEN)).isFalse();
  }
}
