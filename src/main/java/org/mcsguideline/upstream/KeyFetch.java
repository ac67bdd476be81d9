package org.mcsguideline.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.request.FhirAccess;

/** Fetches what belongs to one prefetch key, page by page. */
final class KeyFetch {

  private final ServerRequests requests;
  private final UpstreamLimits limits;
  private final Predicate<JsonNode> isReadable;

  /**
   * A way to fetch.
   *
   * @param isReadable tells whether a resource or bundle is FHIR that can be used
   */
  KeyFetch(ServerRequests requests, UpstreamLimits limits, Predicate<JsonNode> isReadable) {
    this.requests = requests;
    this.limits = limits;
    this.isReadable = isReadable;
  }

  Answer fetch(Question question, FhirAccess access, CallBudget budget) {
    return question.isRead()
        ? read(question, access, budget)
        : new Search(access, budget).run(question);
  }

  private Answer read(Question question, FhirAccess access, CallBudget budget) {
    Received received = requests.get(start(question, access), access, budget, limits.bytes());
    if (received instanceof Received.Content content) {
      JsonNode json = content.json();
      boolean isAsked =
          question.type().equals(json.path("resourceType").textValue())
              && question.id().equals(json.path("id").textValue());
      if (!isAsked) {
        return Answer.without(Reason.SOMETHING_ELSE);
      }
      return isReadable.test(json)
          ? new Answer(json, DataSource.complete(DataSource.Origin.FETCHED))
          : Answer.without(Reason.UNREADABLE);
    }
    return Answer.without(((Received.Nothing) received).reason());
  }

  /** The query is authored by the guideline and its values are escaped. */
  private static URI start(Question question, FhirAccess access) {
    return URI.create(access.base().address() + "/" + question.query());
  }

  /** One search under way. */
  private final class Search {

    private final FhirAccess access;
    private final CallBudget budget;
    private final Searchset found = new Searchset();
    private int asked;
    private int bytesLeft = limits.bytes();

    Search(FhirAccess access, CallBudget budget) {
      this.access = access;
      this.budget = budget;
    }

    Answer run(Question question) {
      Optional<JsonNode> page = Optional.ofNullable(question.firstPage());
      if (page.isEmpty()) {
        page = ask(start(question, access));
      } else {
        found.add(page.get());
      }
      while (page.isPresent() && !found.isEnded()) {
        Optional<String> next = Searchset.next(page.get());
        if (next.isEmpty()) {
          break;
        }
        page = follow(next.get());
      }
      return found.fetched() == 0 ? Answer.without(found.reason()) : found.answer();
    }

    private Optional<JsonNode> follow(String next) {
      Optional<URI> address = access.base().within(next);
      if (address.isEmpty()) {
        found.end(Reason.LINK_ELSEWHERE);
        return Optional.empty();
      }
      if (asked == limits.pages()) {
        found.end(Reason.TOO_MANY_PAGES);
        return Optional.empty();
      }
      return ask(address.get());
    }

    private Optional<JsonNode> ask(URI address) {
      asked++;
      Received received = requests.get(address, access, budget, bytesLeft);
      if (received instanceof Received.Content content) {
        bytesLeft -= content.bytes();
        Reason fault = fault(content.json());
        if (fault == null) {
          found.addFetched(content.json());
          return Optional.of(content.json());
        }
        found.end(fault);
      } else if (received instanceof Received.Nothing nothing) {
        found.end(nothing.reason());
      }
      return Optional.empty();
    }

    private @Nullable Reason fault(JsonNode page) {
      if (!Searchset.isBundle(page)) {
        return Reason.SOMETHING_ELSE;
      }
      return isReadable.test(page) ? null : Reason.UNREADABLE;
    }
  }
}
