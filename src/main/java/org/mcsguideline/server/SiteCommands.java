package org.mcsguideline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.server.coverage.CoverageCommand;
import org.mcsguideline.site.ProfileDiff;
import org.mcsguideline.site.SiteConceptMaps;
import org.mcsguideline.site.SiteFileRefused;
import org.mcsguideline.site.SiteProfile;
import org.springframework.core.io.DefaultResourceLoader;

/** What the application does instead of starting the service, for people who set up a site. */
final class SiteCommands {

  private static final String DIFF = "--site-profile-diff=";
  private static final String COVERAGE = "--coverage=";
  private static final String CONCEPT_MAPS = "--mcs.site.concept-maps=";
  private static final String LOCATION = "--mcs.knowledge.location=";

  private static final int SAME = 0;
  private static final int DIFFERENT = 1;
  private static final int REFUSED = 2;

  private final List<String> arguments;
  private final PrintStream out;

  SiteCommands(String[] arguments, PrintStream out) {
    this.arguments = Arrays.asList(arguments);
    this.out = out;
  }

  /** The exit code, when the arguments ask for a command; empty when the service is to start. */
  OptionalInt run() {
    Optional<String> profile = value(DIFF);
    Optional<String> data = value(COVERAGE);
    try {
      if (profile.isPresent()) {
        return OptionalInt.of(diff(profile.get()));
      }
      return data.isPresent() ? OptionalInt.of(coverage(data.get())) : OptionalInt.empty();
    } catch (SiteFileRefused | KnowledgeIncomplete refused) {
      out.println(refused.getMessage());
      return OptionalInt.of(REFUSED);
    }
  }

  /** Without a file it lists what a site can set. */
  private int diff(String file) {
    KnowledgeBase knowledge = knowledge();
    if (file.isBlank()) {
      ProfileDiff.known(knowledge).forEach(out::println);
      return SAME;
    }
    SiteProfile profile = SiteProfile.of(knowledge, Path.of(file));
    List<String> lines = ProfileDiff.lines(knowledge, profile);
    lines.forEach(out::println);
    out.println("hash " + profile.hash());
    return lines.isEmpty() ? SAME : DIFFERENT;
  }

  private int coverage(String data) {
    KnowledgeBase knowledge = knowledge();
    UnaryOperator<JsonNode> edge =
        value(CONCEPT_MAPS)
            .<UnaryOperator<JsonNode>>map(
                folder -> SiteConceptMaps.read(Path.of(folder), knowledge)::translated)
            .orElse(UnaryOperator.identity());
    return CoverageCommand.run(knowledge, edge, Path.of(data), out);
  }

  private KnowledgeBase knowledge() {
    String location = value(LOCATION).orElse("classpath:knowledge/bundle.json");
    try (InputStream file = new DefaultResourceLoader().getResource(location).getInputStream()) {
      return KnowledgeFile.read(file, location);
    } catch (IOException absent) {
      throw new KnowledgeIncomplete("The guideline " + location + " cannot be opened.", absent);
    }
  }

  private Optional<String> value(String name) {
    return arguments.stream()
        .filter(argument -> argument.startsWith(name))
        .map(argument -> argument.substring(name.length()))
        .findFirst();
  }
}
