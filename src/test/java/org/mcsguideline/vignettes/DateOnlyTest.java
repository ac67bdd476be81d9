package org.mcsguideline.vignettes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any time of a record may be a date without an hour. Sums with such a time are not exact, and the
 * engine ends with an error when they are divided or put into words.
 */
class DateOnlyTest {

  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\S+");

  private static final int DAY = "2024-03-01".length();
  private static final int MONTH = "2024-03".length();

  static List<Vignette> vignettes() {
    return Vignettes.all();
  }

  @ParameterizedTest
  @MethodSource("vignettes")
  @Tag("T-SAFETY")
  void aDateInsteadOfATimeStopsNoAdvice(Vignette vignette) {
    HookService service = HookService.ENCOUNTER_START;
    ObjectNode request = HookRequestJson.of(vignette, service);
    List<Runnable> dates = new ArrayList<>();
    List<Runnable> times = new ArrayList<>();
    collect(request.path("prefetch"), DAY, dates, times);
    collect(request.path("prefetch"), MONTH, dates, times);
    assertThat(dates).hasSizeGreaterThan(6);
    for (int i = 0; i < dates.size(); i++) {
      dates.get(i).run();
      assertThat(Guideline.adviser().advise(Guideline.request(request, service)).cards())
          .isNotNull();
      times.get(i).run();
    }
  }

  /** What makes a date of each time, and what undoes it. */
  private static void collect(
      JsonNode node, int length, List<Runnable> dates, List<Runnable> times) {
    if (node instanceof ObjectNode object) {
      for (String name : names(object)) {
        JsonNode value = object.path(name);
        if (TIME.matcher(value.asText()).matches()) {
          TextNode date = TextNode.valueOf(value.asText().substring(0, length));
          dates.add(() -> object.set(name, date));
          times.add(() -> object.set(name, value));
        } else {
          collect(value, length, dates, times);
        }
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(each -> collect(each, length, dates, times));
    }
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
