package org.mcsguideline.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Resource;

/** The FHIR store as this package needs it. Every method throws {@link StoreNotReady}. */
public interface RecordStore {

  /** Writes all or nothing, each resource under its own id; one that is there stays as it is. */
  void write(List<? extends Resource> resources);

  /** The newest decision with a card of this uuid. */
  Optional<GuidanceResponse> decisionWithCard(String uuid);

  /** Feedback that was stored since then and says that a card was overridden. */
  List<Communication> overriddenSince(Instant then);

  /** Removes for good what the service has kept and stored before then; how many. */
  int removeStoredBefore(Instant then);
}
