package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.mcsguideline.request.AccessGrant;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.FhirBase;

/** Asks the FHIR servers that the site has listed, each through threads of its own. */
public final class CallerFhirServers implements FhirQueries, AutoCloseable {

  /**
   * Which servers may be asked.
   *
   * @param bases each exactly as callers name it; nothing below or beside it
   * @param internalAddresses addresses inside that the names of bases may lead to
   * @param parallel most questions to one server at a time
   */
  public record Listed(List<FhirBase> bases, Set<String> internalAddresses, int parallel) {

    public Listed {
      bases = List.copyOf(bases);
      internalAddresses = Set.copyOf(internalAddresses);
    }
  }

  private final Map<FhirBase, ServerLane> lanes = new HashMap<>();
  private final UpstreamLimits limits;
  private final ServerRequests requests;
  private final KeyFetch fetch;

  /**
   * A client of the listed servers.
   *
   * @param isReadable tells whether a resource or bundle is FHIR that can be used
   * @throws IllegalArgumentException when an internal address is none
   */
  public CallerFhirServers(
      Listed listed, UpstreamLimits limits, Predicate<JsonNode> isReadable, Clock clock) {
    this.limits = limits;
    this.requests = new ServerRequests(limits, new Addresses(listed.internalAddresses()), clock);
    this.fetch = new KeyFetch(requests, limits, isReadable);
    for (FhirBase base : listed.bases()) {
      lanes.computeIfAbsent(base, same -> new ServerLane(listed.parallel(), clock));
    }
  }

  @Override
  public Map<String, Answer> ask(FhirAccess access, Map<String, Question> questions) {
    ServerLane lane = lanes.get(access.base());
    if (lane == null) {
      return FhirQueries.all(questions, Reason.BASE_NOT_LISTED);
    }
    if (requests.isExpired(access)) {
      return FhirQueries.all(questions, Reason.TOKEN_EXPIRED);
    }
    Map<String, Question> covered = new HashMap<>(questions);
    covered.values().removeIf(question -> !isCovered(question, access));
    Map<String, Answer> answers = FhirQueries.all(questions, Reason.SCOPE);
    answers.putAll(
        lane.isResting() ? FhirQueries.all(covered, Reason.RESTING) : run(lane, access, covered));
    return answers;
  }

  private static boolean isCovered(Question question, FhirAccess access) {
    AccessGrant grant = access.grant();
    return grant == null || new SmartScopes(grant.scopes()).cover(question);
  }

  private Map<String, Answer> run(
      ServerLane lane, FhirAccess access, Map<String, Question> questions) {
    if (questions.isEmpty()) {
      return Map.of();
    }
    CallBudget budget = CallBudget.of(limits);
    Map<String, Callable<Answer>> tasks = new HashMap<>();
    questions.forEach(
        (key, question) -> tasks.put(key, () -> fetch.fetch(question, access, budget)));
    return lane.run(tasks, budget.deadline());
  }

  @Override
  public void close() {
    lanes.values().forEach(ServerLane::close);
  }
}
