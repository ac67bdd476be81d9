package org.mcsguideline.conformance;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.mcsguideline.proof.BareLauncher;

/** The tests that cite requirements. They are looked up, not run. */
final class TaggedTests {

  private static final Pattern CITATION = Pattern.compile("ch-\\d+|T-[A-Z0-9-]+");

  private TaggedTests() {}

  /** Names of tests, as {@code Class.method}, by the requirement they cite. */
  static Map<String, Set<String>> byRequirement() {
    LauncherDiscoveryRequest all =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectPackage("org.mcsguideline"))
            .filters(includeClassNamePatterns(".*(Test|IT)"))
            .build();
    TestPlan plan = BareLauncher.create().discover(all);
    Map<String, Set<String>> tests = new TreeMap<>();
    for (TestIdentifier root : plan.getRoots()) {
      plan.getDescendants(root).forEach(test -> cite(test, tests));
    }
    return tests;
  }

  private static void cite(TestIdentifier test, Map<String, Set<String>> tests) {
    test.getSource()
        .filter(MethodSource.class::isInstance)
        .map(MethodSource.class::cast)
        .ifPresent(
            method ->
                test.getTags().stream()
                    .map(TestTag::getName)
                    .filter(CITATION.asMatchPredicate())
                    .forEach(
                        tag -> tests.computeIfAbsent(tag, t -> new TreeSet<>()).add(name(method))));
  }

  private static String name(MethodSource method) {
    String type = method.getClassName();
    return type.substring(type.lastIndexOf('.') + 1) + "." + method.getMethodName();
  }
}
