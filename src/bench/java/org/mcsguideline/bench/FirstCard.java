package org.mcsguideline.bench;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.mcsguideline.cost.References;
import org.mcsguideline.cost.SizedRequest;
import org.mcsguideline.evaluation.PlainEngine;
import org.mcsguideline.hooks.HookKernel;
import org.mcsguideline.knowledge.KnowledgeBase;

/** From the start of a process to its first answer; tells the CPU time and that of the clock. */
public final class FirstCard {

  /** With the logic as the build translated it, to the bytes of cards. */
  static final String SHIPPED = "shipped";

  /** With the logic translated at the start, to the values of defines by the plain engine. */
  static final String TRANSLATED = "translated";

  private static final int RESOURCES = 60;

  private FirstCard() {}

  /** Takes {@link #SHIPPED} or {@link #TRANSLATED}. */
  public static void main(String[] arguments) throws IOException {
    Level unused = References.quiet(Level.WARN);
    byte[] request = SizedRequest.of(RESOURCES);
    JsonNode bundle = Content.bundle(Content.SHIPPED_ACTIONS);
    KnowledgeBase knowledge = Content.knowledge(bundle);
    int answered =
        arguments[0].equals(SHIPPED)
            ? new HookKernel(knowledge, SizedRequest.SERVICE).answer(request).length
            : new EngineCall(knowledge, PlainEngine.ofSources(knowledge, sources(bundle)))
                .values(request)
                .size();
    if (answered == 0) {
      throw new IllegalStateException("Nothing was answered.");
    }
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(
        Child.TELLS
            + system.getProcessCpuTime() / 1e6
            + " "
            + (double) ManagementFactory.getRuntimeMXBean().getUptime());
  }

  /** The CQL that the bundle holds, by the name of the library. */
  private static Map<String, String> sources(JsonNode bundle) {
    Map<String, String> sources = new HashMap<>();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode library = entry.path("resource");
      for (JsonNode content : library.path("content")) {
        if ("text/cql".equals(content.path("contentType").asText())) {
          byte[] cql = Base64.getDecoder().decode(content.path("data").asText());
          String unused =
              sources.put(library.path("name").asText(), new String(cql, StandardCharsets.UTF_8));
        }
      }
    }
    return sources;
  }
}
