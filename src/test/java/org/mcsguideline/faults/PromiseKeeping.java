package org.mcsguideline.faults;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.opentest4j.TestAbortedException;

/** Writes a row of the table of promises after each test, whether it held or not. */
public final class PromiseKeeping implements ParameterResolver, AfterTestExecutionCallback {

  private static final Namespace OURS = Namespace.create(PromiseKeeping.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == Findings.class;
  }

  @Override
  public Findings resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return findings(test);
  }

  private static Findings findings(ExtensionContext test) {
    return test.getStore(OURS)
        .getOrComputeIfAbsent(Findings.class, unused -> new Findings(), Findings.class);
  }

  /** What was not run on this machine leaves the row of an earlier run. */
  @Override
  public void afterTestExecution(ExtensionContext test) {
    Throwable ended = test.getExecutionException().orElse(null);
    if (ended instanceof TestAbortedException) {
      return;
    }
    Promise promise = test.getRequiredTestMethod().getAnnotation(Promise.class);
    List<String> cells =
        new ArrayList<>(
            List.of(
                promise.on().isEmpty() ? promise.id() : promise.id() + " " + promise.on(),
                promise.value()));
    cells.addAll(findings(test).cells());
    cells.add(ended == null ? "held" : "**broken**");
    cells.add(LocalDate.now(ZoneOffset.UTC).toString());
    PromiseTable.write(cells);
  }
}
