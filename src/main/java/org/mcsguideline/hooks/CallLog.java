package org.mcsguideline.hooks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.advice.Adviser;
import org.mcsguideline.advice.Basis;
import org.mcsguideline.advice.DecidedCard.Showing;
import org.mcsguideline.advice.Decision;
import org.mcsguideline.decision.DecisionLog;
import org.mcsguideline.decision.HandledCall;
import org.mcsguideline.security.VerifiedClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Logs one line for each call and has the call kept: nothing of the request but which of our
 * services it was for. The id on the line is that of what is kept.
 */
public final class CallLog extends OncePerRequestFilter {

  static final String SERVICE = CallLog.class.getName() + ".service";
  static final String DECISION = CallLog.class.getName() + ".decision";

  private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

  private final Supplier<Adviser> advisers;
  private final DecisionLog decisions;
  private final Clock clock;

  public CallLog(Supplier<Adviser> advisers, DecisionLog decisions, Clock clock) {
    this.advisers = advisers;
    this.decisions = decisions;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long start = System.nanoTime();
    try {
      chain.doFilter(request, response);
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      Decision decision =
          request.getAttribute(DECISION) instanceof Decision decided ? decided : null;
      UUID id = decision == null ? UUID.randomUUID() : decision.id();
      log(request.getAttribute(SERVICE), response.getStatus(), took, id, decision);
      if (request.getAttribute(SERVICE) instanceof String service) {
        decisions.keep(
            new HandledCall(
                id,
                service,
                client(request),
                response.getStatus(),
                took,
                OffsetDateTime.now(clock),
                decision));
      }
    }
  }

  private static @Nullable String client(HttpServletRequest request) {
    return request.getAttribute(VerifiedClient.ATTRIBUTE) instanceof VerifiedClient client
        ? client.name()
        : null;
  }

  /** The same as text, for people, and as pairs, for a structured format. */
  private void log(
      @Nullable Object service, int status, Duration took, UUID id, @Nullable Decision decision) {
    String name = String.valueOf(Objects.requireNonNullElse(service, "-"));
    String cards = decision == null ? "-" : Long.toString(shown(decision));
    Basis basis = decision == null ? advisers.get().basis() : decision.basis();
    String profile = Objects.requireNonNullElse(basis.siteProfileHash(), "-");
    LOG.atInfo()
        .addKeyValue("service", name)
        .addKeyValue("status", status)
        .addKeyValue("ms", took.toMillis())
        .addKeyValue("cards", cards)
        .addKeyValue("call", id)
        .addKeyValue("knowledge", basis.knowledgeVersion())
        .addKeyValue("siteProfile", profile)
        .log(
            "service={} status={} ms={} cards={} knowledge={} site-profile={} call={}",
            name,
            status,
            took.toMillis(),
            cards,
            basis.knowledgeVersion(),
            profile,
            id);
  }

  private static long shown(Decision decision) {
    return decision.recommendations().stream()
        .flatMap(plan -> plan.cards().stream())
        .filter(card -> card.showing() == Showing.SHOWN)
        .count();
  }
}
