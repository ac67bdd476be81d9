package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.PrefetchTemplate;
import org.mcsguideline.request.FhirAccess;
import org.mcsguideline.request.HookRequest;
import org.mcsguideline.request.Prefetched;
import org.mcsguideline.upstream.DataSource.Origin;

/** Asks the caller's FHIR server for what the call did not bring, or brought in part. */
public final class PrefetchCompletion {

  private final FhirQueries queries;

  public PrefetchCompletion(FhirQueries queries) {
    this.queries = queries;
  }

  /** Completes nothing. */
  public static PrefetchCompletion withoutServer() {
    return new PrefetchCompletion(FhirQueries.none());
  }

  /** The call with all that could be had, and the source of each key. */
  public Completed complete(HookRequest request, List<PrefetchTemplate> templates) {
    Map<String, Prefetched> data = new HashMap<>(request.prefetch());
    Map<String, DataSource> sources = new HashMap<>();
    Map<String, Question> questions = new HashMap<>();
    TemplateTokens tokens = new TemplateTokens(request.context());
    for (PrefetchTemplate template : templates) {
      String key = template.key();
      Prefetched sent = data.get(key);
      DataSource source = sent(sent);
      sources.put(key, source);
      if (source.reason() != null && request.access() != null && !isNone(sent)) {
        Optional<String> query = tokens.fill(template.query());
        query.ifPresent(filled -> questions.put(key, Question.about(filled, sent)));
        if (query.isEmpty()) {
          sources.put(key, source(sent, Answer.without(Reason.NO_VALUE)));
        }
      }
    }
    ask(request.access(), questions)
        .forEach(
            (key, answer) -> {
              sources.put(key, source(data.get(key), answer));
              use(answer.json(), key, data);
            });
    return new Completed(request.with(data), sources);
  }

  private Map<String, Answer> ask(@Nullable FhirAccess access, Map<String, Question> questions) {
    return access == null || questions.isEmpty() ? Map.of() : queries.ask(access, questions);
  }

  private static boolean isNone(@Nullable Prefetched sent) {
    return sent instanceof Prefetched.None;
  }

  private static void use(@Nullable JsonNode json, String key, Map<String, Prefetched> data) {
    if (json != null) {
      data.put(key, new Prefetched.Resource(json));
    }
  }

  /** What the caller itself sent. */
  private static DataSource sent(@Nullable Prefetched sent) {
    if (sent == null) {
      return DataSource.without(Reason.NOT_SENT);
    }
    if (sent instanceof Prefetched.Failed) {
      return DataSource.without(Reason.CALLER_FAILED);
    }
    if (isNone(sent)) {
      return DataSource.complete(Origin.NONE);
    }
    boolean isPart =
        sent instanceof Prefetched.Resource resource && Searchset.isPart(resource.json());
    return new DataSource(Origin.PREFETCHED, isPart ? Reason.INCOMPLETE : null);
  }

  /** A part that the caller sent stays in use when the rest could not be had. */
  private static DataSource source(@Nullable Prefetched sent, Answer answer) {
    return answer.json() == null && sent instanceof Prefetched.Resource
        ? new DataSource(Origin.PREFETCHED, answer.source().reason())
        : answer.source();
  }
}
