package org.mcsguideline.server;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.request.FhirBase;
import org.mcsguideline.server.StartRules.StartRefused;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** What has to hold where readers of pages log in at an EHR. */
final class LaunchRules {

  private final Environment environment;
  private final List<String> ehrs;

  private LaunchRules(Environment environment) {
    this.environment = environment;
    this.ehrs = each("mcs.launch.ehrs", "iss");
  }

  /**
   * Looks at the settings of logins, and at who else brings patients.
   *
   * @throws StartRefused when a login would show its reader what is not theirs
   */
  static void check(Environment environment) {
    LaunchRules rules = new LaunchRules(environment);
    if (!rules.ehrs.isEmpty()) {
      rules.demandRights();
      rules.demandOnePatientForAnId();
    }
  }

  private void demandRights() {
    if (!is("mcs.security.enabled")) {
      throw new StartRefused(
          "mcs.launch.ehrs lets readers log in, but without authentication everybody reads"
              + " everything. Set mcs.security.enabled=true, or leave mcs.launch.ehrs out.");
    }
  }

  private void demandOnePatientForAnId() {
    if (!is("mcs.launch.shared-patient-ids") && (isOfSeveralServers() || isOfSeveralCallers())) {
      throw new StartRefused(
          "Patients are known by their ids alone, and mcs.launch.ehrs, mcs.ehr.bases and"
              + " mcs.security.clients with their tenants name several EHRs: a reader at one would"
              + " see a patient of another. Give each EHR a service of its own, or, when all know"
              + " each patient by the same id, set mcs.launch.shared-patient-ids=true.");
    }
  }

  private boolean isOfSeveralServers() {
    return Stream.concat(ehrs.stream(), texts("mcs.ehr.bases").stream())
            .map(address -> FhirBase.parse(address).map(FhirBase::address).orElse(address))
            .distinct()
            .count()
        > 1;
  }

  /** A client that names no tenants has one. */
  private boolean isOfSeveralCallers() {
    int clients = each("mcs.security.clients", "issuer").size();
    int callers = 0;
    for (int index = 0; index < clients; index++) {
      callers += Math.max(1, texts("mcs.security.clients[" + index + "].tenants").size());
    }
    return callers > 1;
  }

  private List<String> each(String list, String name) {
    List<String> found = new ArrayList<>();
    String next = environment.getProperty(list + "[0]." + name);
    while (next != null) {
      found.add(next.strip());
      next = environment.getProperty(list + "[" + found.size() + "]." + name);
    }
    return found;
  }

  /** A list of texts, written one by one or with commas. */
  private List<String> texts(String name) {
    return Binder.get(environment).bind(name, Bindable.listOf(String.class)).orElse(List.of());
  }

  private boolean is(String name) {
    return environment.getProperty(name, Boolean.class, false);
  }
}
