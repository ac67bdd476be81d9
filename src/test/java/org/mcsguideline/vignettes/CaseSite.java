package org.mcsguideline.vignettes;

import java.math.BigDecimal;
import java.util.Locale;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.DeclaredParameter;
import org.mcsguideline.knowledge.KnowledgeBase;

/**
 * The site at which a case is asked: the changes that begin with {@code site}, as in {@code site
 * Adult Age=16 years}. Times stand in the unit of the guideline's own value; a name that comes more
 * than once makes a list.
 */
final class CaseSite {

  private static final String WORD = "site ";

  private CaseSite() {}

  static boolean isChoice(String change) {
    return change.startsWith(WORD);
  }

  /** The guideline with the choices; those without any are the guideline as it is shipped. */
  static KnowledgeBase of(String changes) {
    SiteProfile profile = SiteProfile.standard();
    boolean isStandard = true;
    for (String change : changes.split(";", -1)) {
      if (isChoice(change.strip())) {
        String[] pair = change.strip().substring(WORD.length()).split("=", 2);
        DeclaredParameter parameter = parameter(pair[0]);
        profile = profile.with(parameter.name(), type(parameter), value(parameter, pair[1]));
        isStandard = false;
      }
    }
    return isStandard ? Guideline.knowledge() : profile.knowledge();
  }

  private static DeclaredParameter parameter(String name) {
    return Guideline.knowledge().parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No site can set " + name));
  }

  /** As the name of a FHIR element's value has it. */
  private static String type(DeclaredParameter parameter) {
    String type = parameter.type();
    return type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
  }

  private static Object value(DeclaredParameter parameter, String text) {
    return switch (type(parameter)) {
      case "Integer" -> Integer.valueOf(text);
      case "Boolean" -> Boolean.valueOf(text);
      case "String" -> text;
      case "Quantity" -> {
        String[] amount = text.split(" ", 2);
        yield new Amount(new BigDecimal(amount[0]), amount[1]);
      }
      default -> throw new IllegalArgumentException("No case can set " + parameter.name());
    };
  }
}
