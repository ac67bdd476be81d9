package org.mcsguideline.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import org.mcsguideline.diff.DiffRefused;
import org.mcsguideline.diff.DiffReport;
import org.mcsguideline.diff.GuidelineVersion;
import org.mcsguideline.knowledge.KnowledgeBase;
import org.mcsguideline.knowledge.KnowledgeIncomplete;
import org.mcsguideline.knowledge.loading.KnowledgeFile;
import org.mcsguideline.server.coverage.CoverageCommand;
import org.mcsguideline.server.diff.DiffCommand;
import org.mcsguideline.server.diff.FailOn;
import org.mcsguideline.site.ProfileDiff;
import org.mcsguideline.site.SiteConceptMaps;
import org.mcsguideline.site.SiteFileRefused;
import org.mcsguideline.site.SiteProfile;
import org.mcsguideline.site.TextCodes;
import org.springframework.core.io.DefaultResourceLoader;

/** What the application does instead of starting the service, for people who set up a site. */
final class SiteCommands {

  private static final String DIFF = "--site-profile-diff=";
  private static final String COVERAGE = "--coverage=";
  private static final String GUIDELINE_DIFF = "--diff=";
  private static final String PATIENTS = "--diff-patients=";
  private static final String TIME = "--diff-time=";
  private static final String REPORT = "--diff-report=";
  private static final String FAIL_ON = "--diff-fail-on=";
  private static final String SITE_PROFILE = "--mcs.site.profile=";
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
      Optional<String> earlier = value(GUIDELINE_DIFF);
      if (earlier.isPresent()) {
        return OptionalInt.of(guidelineDiff(earlier.get()));
      }
      return data.isPresent() ? OptionalInt.of(coverage(data.get())) : OptionalInt.empty();
    } catch (SiteFileRefused | KnowledgeIncomplete | DiffRefused refused) {
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
                folder -> TextCodes.edge(SiteConceptMaps.read(Path.of(folder), knowledge)))
            .orElse(UnaryOperator.identity());
    return CoverageCommand.run(knowledge, edge, Path.of(data), out);
  }

  /** Compares an earlier guideline with the one in use. */
  private int guidelineDiff(String earlier) {
    FailOn failOn = FailOn.of(value(FAIL_ON).orElse("anything"));
    Optional<OffsetDateTime> time = value(TIME).map(SiteCommands::time);
    try {
      DiffReport report =
          new DiffCommand(
                  new DiffCommand.Patients(
                      value(PATIENTS).map(Path::of).orElse(null),
                      time.orElse(null),
                      value(SITE_PROFILE).map(Path::of).orElse(null)),
                  out)
              .run(
                  GuidelineVersion.read(
                      content("file:" + Path.of(earlier).toAbsolutePath()), earlier),
                  GuidelineVersion.read(content(location()), location()),
                  value(REPORT).map(Path::of).orElse(null));
      return failOn.fails(report) ? DIFFERENT : SAME;
    } catch (IOException unusable) {
      out.println("A file of patients cannot be read, or the report cannot be written.");
      return REFUSED;
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException malformed) {
      throw new DiffRefused(TIME, "takes a time with offset, such as 2024-03-01T10:00:00Z");
    }
  }

  private KnowledgeBase knowledge() {
    return KnowledgeFile.read(new ByteArrayInputStream(content(location())), location());
  }

  private String location() {
    return value(LOCATION).orElse("classpath:knowledge/bundle.json");
  }

  private static byte[] content(String location) {
    try (InputStream file = new DefaultResourceLoader().getResource(location).getInputStream()) {
      return file.readAllBytes();
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
