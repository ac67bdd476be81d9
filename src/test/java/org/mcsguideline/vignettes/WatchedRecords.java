package org.mcsguideline.vignettes;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Task;
import org.mcsguideline.monitoring.FollowUp;
import org.mcsguideline.monitoring.MemoryCare;
import org.mcsguideline.patientdata.PatientDataReader;

/** Records of patients who are watched over time, for pages that show how. */
public final class WatchedRecords {

  /** V39: a pump for 112 h, nothing to report. V28: a balloon pump, removed 3 h ago. */
  private static final String IN_PLACE = "V39";

  private static final String REMOVED = "V28";

  /** V25: a balloon pump for 2 h, no check of the limbs. */
  private static final String NEGLECTED = "V25";

  private WatchedRecords() {}

  /** A record for each kind of device in place, and one after a removal. */
  public static List<ObjectNode> requests() {
    Stream<Vignette> inPlace =
        Stream.of("IABP", "mAFP", "VA-ECMO", "TandemHeart")
            .map(device -> Vignettes.byId(IN_PLACE).withFact("device", device));
    return Stream.concat(inPlace, Stream.of(Vignettes.byId(REMOVED)))
        .map(vignette -> HookRequestJson.of(vignette, HookService.PATIENT_REVIEW))
        .toList();
  }

  /** The tasks that a plan has for a patient two hours after it began, by due time. */
  public static List<Task> tasks(String plan) {
    Vignette vignette = Vignettes.byId(NEGLECTED);
    VignetteRecord record = VignetteRecord.of(vignette);
    Instant now = record.decisionTime();
    MemoryCare store = new MemoryCare();
    store.putAll(record.resources());
    CarePlan unused =
        store.plan(plan, "Patient/" + vignette.patientId(), now.minus(Duration.ofHours(2)));
    FollowUp followUp =
        new FollowUp(
            Guideline.knowledge(),
            EvaluationInUse.of(Guideline.knowledge()),
            new PatientDataReader(FhirContext.forR4Cached()),
            Duration.ZERO);
    FollowUp.Report report = followUp.run(store, now);
    if (report.failed() > 0) {
      throw new IllegalStateException("The plan cannot be followed: " + plan + ".");
    }
    return store.tasks();
  }
}
