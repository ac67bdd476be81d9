package org.mcsguideline.server.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Resource;
import org.mcsguideline.decision.OwnCodes;
import org.mcsguideline.decision.RecordStore;
import org.mcsguideline.decision.StoreNotReady;
import org.mcsguideline.server.store.DatabaseUnavailable;
import org.mcsguideline.server.store.ServiceRecords;

/** The store, which may not be there yet, or not at all. */
final class StoreRecords implements RecordStore {

  private final Supplier<Optional<ServiceRecords>> store;
  private final OwnCodes codes;

  StoreRecords(Supplier<Optional<ServiceRecords>> store, OwnCodes codes) {
    this.store = store;
    this.codes = codes;
  }

  @Override
  public void write(List<? extends Resource> resources) {
    boolean unused =
        asked(
            records -> {
              records.write(resources);
              return true;
            });
  }

  @Override
  public Optional<GuidanceResponse> decisionWithCard(String uuid) {
    return asked(records -> records.newestDecision(OwnCodes.card(uuid)));
  }

  @Override
  public List<Communication> overriddenSince(Instant then) {
    return asked(records -> records.communicationsSince(codes.overridden(), then));
  }

  @Override
  public int removeStoredBefore(Instant then) {
    return asked(records -> records.removeStoredBefore(codes.kept(), then));
  }

  /** A store without its database is none. */
  private <T> T asked(Function<ServiceRecords, T> question) {
    try {
      return question.apply(store.get().orElseThrow(StoreNotReady::new));
    } catch (RuntimeException failed) {
      throw DatabaseUnavailable.is(failed) ? new StoreNotReady(failed) : failed;
    }
  }
}
