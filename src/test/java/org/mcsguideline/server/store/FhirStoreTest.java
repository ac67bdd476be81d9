package org.mcsguideline.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.mcsguideline.monitoring.CareStore;
import org.mcsguideline.server.store.FhirStore.RunningStore;
import org.mcsguideline.server.store.StoreState.Failed;
import org.mcsguideline.server.store.StoreState.Ready;
import org.mcsguideline.server.store.StoreState.Starting;

/** The start of the store, without what it starts. */
class FhirStoreTest {

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(10);

  private final AtomicInteger tries = new AtomicInteger();

  private static RuntimeException refused() {
    return new IllegalStateException(new SQLException("connection refused", "08001"));
  }

  @Test
  void waitsForADatabaseThatIsAwayAtTheStart() {
    FhirStore store =
        new FhirStore(
            cancelled -> {
              if (tries.incrementAndGet() < 4) {
                throw refused();
              }
              return new Running();
            },
            BETWEEN_TRIES);
    store.startInBackground();
    await().until(() -> store.state() instanceof Ready);
    assertThat(tries).hasValue(4);
  }

  @Test
  void givesUpAtADefect() {
    FhirStore store =
        new FhirStore(
            cancelled -> {
              throw new IllegalStateException("a table is missing " + tries.incrementAndGet());
            },
            BETWEEN_TRIES);
    store.startInBackground();
    await().until(() -> store.state() instanceof Failed);
    assertThat(tries).hasValue(1);
  }

  @Test
  void canBeClosedWhileItWaits() throws InterruptedException {
    FhirStore store =
        new FhirStore(
            cancelled -> {
              tries.incrementAndGet();
              throw refused();
            },
            BETWEEN_TRIES);
    store.startInBackground();
    await().until(() -> tries.get() > 1);
    store.destroy();
    int atTheEnd = tries.get();
    assertThat(store.state()).isInstanceOf(Starting.class);
    await().during(BETWEEN_TRIES.multipliedBy(5)).until(() -> tries.get() == atTheEnd);
  }

  private static final class Running implements RunningStore {

    @Override
    public HttpServlet api() {
      return new HttpServlet() {};
    }

    @Override
    public ServiceRecords records() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void replaceKnowledge(String bundle, InstalledProfile profile) {
      throw new UnsupportedOperationException();
    }

    @Override
    public CareStore care() {
      throw new UnsupportedOperationException();
    }

    @Override
    public DataSource database() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
