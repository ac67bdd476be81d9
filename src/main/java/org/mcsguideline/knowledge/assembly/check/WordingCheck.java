package org.mcsguideline.knowledge.assembly.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline;
import org.mcsguideline.knowledge.assembly.source.AuthoredResource;
import org.mcsguideline.knowledge.assembly.source.CqlText;
import org.mcsguideline.knowledge.assembly.source.Place;
import org.mcsguideline.knowledge.assembly.source.Problems;

/** What users read is free of the words the authors agreed not to use. */
final class WordingCheck implements GuidelineCheck {

  private static final Set<String> READ_BY_USERS = Set.of("title", "description", "text");
  private static final List<String> TYPES =
      List.of("PlanDefinition", "ActivityDefinition", "Questionnaire", "ResearchStudy");

  @Override
  public void check(AuthoredGuideline guideline, Problems problems) {
    Map<String, Pattern> words =
        guideline.forbiddenWords().stream()
            .distinct()
            .collect(Collectors.toMap(Function.identity(), WordingCheck::pattern));
    TYPES.stream()
        .flatMap(guideline::all)
        .forEach(resource -> checkResource(resource, words, problems));
    guideline
        .ledger()
        .rows()
        .forEach(
            row -> checkText(row.statement() + "\n" + row.reason(), row.place(), words, problems));
    guideline.libraries().stream()
        .filter(library -> library.file().endsWith(".cql"))
        .forEach(
            library ->
                new CqlText(library.text())
                    .literals()
                    .forEach(
                        literal ->
                            checkText(
                                literal.text(),
                                new Place(library.file(), literal.line(), 0),
                                words,
                                problems)));
  }

  private static Pattern pattern(String words) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{N}])" + Pattern.quote(words) + "(?![\\p{L}\\p{N}])",
        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private static void checkResource(
      AuthoredResource resource, Map<String, Pattern> words, Problems problems) {
    resource.visit(
        (pointer, node) -> {
          String element = pointer.substring(pointer.lastIndexOf('/') + 1);
          if (node.isTextual() && READ_BY_USERS.contains(element)) {
            checkText(node.asText(), resource.at(pointer), words, problems);
          }
        });
  }

  private static void checkText(
      String text, Place place, Map<String, Pattern> words, Problems problems) {
    words.forEach(
        (word, pattern) -> {
          if (pattern.matcher(text).find()) {
            problems.add(place, "\"" + word + "\" is on the list of forbidden words");
          }
        });
  }
}
