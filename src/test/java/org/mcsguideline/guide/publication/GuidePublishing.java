package org.mcsguideline.guide.publication;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mcsguideline.guide.GuideBuild;
import org.mcsguideline.knowledge.json.FhirJson;

/** Publishes the guide, from the built guideline to the judged result. */
public final class GuidePublishing {

  private static final String JEKYLL = "jekyll";

  private final Path project;
  private final Path target;
  private final PublisherRun publisher;

  private GuidePublishing(Path project, Path target, PublisherRun publisher) {
    this.project = project;
    this.target = target;
    this.publisher = publisher;
  }

  /**
   * Runs in the build.
   *
   * @param arguments {@code --project} (its folder), {@code --target} (the folder of what is
   *     built), {@code --packages} (the folder of packed FHIR packages; needed unless online),
   *     {@code --maven} (Maven's own folder) and {@code --online} (whether packages may be fetched
   *     and codes be checked over the network); each with {@code =} and its value
   * @throws PublicationFailed when the guide is not without fault
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> named =
        Arrays.stream(arguments)
            .map(argument -> argument.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    Path project = Path.of(value(named, "--project"));
    Path packages = Path.of(value(named, "--packages")).normalize();
    boolean online = Boolean.parseBoolean(value(named, "--online"));
    if (!online && !Files.isDirectory(packages)) {
      skip(
          "there is no folder "
              + packages
              + " with FHIR packages; name another with -Dig.packages=, or use -Dig.online");
    } else if (Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .noneMatch(folder -> Files.isExecutable(Path.of(folder, JEKYLL)))) {
      skip("there is no " + JEKYLL + " on this machine; Debian has a package of this name");
    } else {
      PublisherRun publisher =
          new PublisherRun(
              Path.of(value(named, "--maven"), "bin", "mvn"),
              project.resolve("ig/publisher/pom.xml"),
              online);
      new GuidePublishing(project, Path.of(value(named, "--target")), publisher).publish(packages);
    }
  }

  private static void skip(String reason) {
    System.out.println("The guide is NOT published: " + reason + ".");
  }

  private static String value(Map<String, String> named, String name) {
    return Objects.requireNonNull(named.get(name), () -> "The argument " + name + " is missing.");
  }

  private void publish(Path packages) throws IOException, InterruptedException {
    Path ig = target.resolve("ig");
    Path home = Files.createDirectories(target.resolve("fhir-home"));
    PackageCache cache = new PackageCache(publisher.cache(home));
    if (!publisher.online()) {
      cache.addPacked(packages);
    }
    cache.addUnpacked(project.resolve("ig/packages"));
    JsonNode bundle =
        FhirJson.MAPPER.readTree(target.resolve("classes/knowledge/bundle.json").toFile());
    new GuideStaging(ig, cache).stage(project, bundle);
    GuideBuild.main(new String[] {"--project=" + project, "--ig=" + ig});
    publisher.run(ig, home, target.resolve("ig-publisher.log"));
    QualityReport report = QualityReport.read(ig.resolve("output"));
    System.out.println(report.summary());
    report.requireFaultless();
    new PackageCompletion(ig.resolve("output/package.tgz")).add(bundle);
  }
}
