package org.mcsguideline.server.decision;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.AuditEvent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.GuidanceResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.mcsguideline.decision.OwnCodes;
import org.mcsguideline.decision.StoreNotReady;
import org.mcsguideline.server.store.ServiceRecords;

/** What waits to be kept waits for the database as well, and is not given up after some tries. */
class StoreRecordsTest {

  private static StoreRecords failing(SQLException failure) {
    return new StoreRecords(
        () -> Optional.of(new Failing(failure)), OwnCodes.of("http://example.org"));
  }

  @Test
  void aDatabaseThatIsAwayIsAStoreThatIsNotReady() {
    StoreRecords away = failing(new SQLException("connection refused", "08001"));
    assertThatThrownBy(() -> away.write(List.of(new AuditEvent())))
        .isInstanceOf(StoreNotReady.class);
    assertThatThrownBy(() -> away.removeStoredBefore(Instant.EPOCH))
        .isInstanceOf(StoreNotReady.class);
  }

  @Test
  void whatTheDatabaseRefusesIsNot() {
    StoreRecords refusing = failing(new SQLException("a value is too long", "22001"));
    assertThatThrownBy(() -> refusing.write(List.of(new AuditEvent())))
        .isInstanceOf(IllegalStateException.class);
  }

  private record Failing(SQLException failure) implements ServiceRecords {

    @Override
    public void write(List<? extends Resource> resources) {
      throw new IllegalStateException(failure);
    }

    @Override
    public Optional<GuidanceResponse> newestDecision(Identifier identifier) {
      throw new IllegalStateException(failure);
    }

    @Override
    public List<Communication> communicationsSince(Coding category, Instant then) {
      throw new IllegalStateException(failure);
    }

    @Override
    public int removeStoredBefore(Coding tag, Instant then) {
      throw new IllegalStateException(failure);
    }
  }
}
