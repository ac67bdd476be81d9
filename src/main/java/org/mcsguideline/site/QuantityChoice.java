package org.mcsguideline.site;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.knowledge.Amount;
import org.mcsguideline.knowledge.TimeUnitName;
import org.mcsguideline.site.ProfileRules.ChoiceRefused;

/** A quantity of a profile on its way into the unit of the guideline. */
final class QuantityChoice {

  private final BigDecimal value;
  private final String code;

  QuantityChoice(Map<?, ?> quantity) {
    if (quantity.containsKey("comparator")) {
      throw new ChoiceRefused("it has a comparator; give it a plain number.");
    }
    if (!(quantity.get("value") instanceof Number number)) {
      throw new ChoiceRefused("it has no number as its value.");
    }
    if (!Ucum.SYSTEM.equals(quantity.get("system"))
        || !(quantity.get("code") instanceof String ucum)) {
      throw new ChoiceRefused("it needs the system " + Ucum.SYSTEM + " and a code for its unit.");
    }
    this.value = new BigDecimal(number.toString());
    this.code = ucum;
    if (value.signum() <= 0) {
      throw new ChoiceRefused(value.toPlainString() + " is not allowed; it must be above zero.");
    }
    if (!Ucum.isUnit(code)) {
      throw new ChoiceRefused(code + " is no UCUM unit.");
    }
  }

  /**
   * The quantity in the unit of the guideline's own value.
   *
   * <p>CQL leaves off what is not whole when it reckons with times, and gives null for the sum of
   * two units of time; so a time is a whole number in the unit that the guideline uses.
   */
  Amount in(@Nullable Amount standard) {
    Optional<TimeUnitName> time = TimeUnitName.ofUcum(code);
    Optional<TimeUnitName> wanted = standard == null ? time : TimeUnitName.ofCql(standard.unit());
    if (time.isPresent() && wanted.isPresent()) {
      return time.get()
          .whole(value, wanted.get())
          .map(number -> new Amount(number, wanted.get().word(number)))
          .orElseThrow(
              () ->
                  new ChoiceRefused(
                      "%s %s is not usable; give it as a whole number of %s (code %s)."
                          .formatted(
                              value.toPlainString(),
                              code,
                              wanted.get().plural(),
                              wanted.get().ucum())));
    }
    String unit = wanted.map(TimeUnitName::ucum).orElse(standard == null ? code : standard.unit());
    if (!unit.equals(code)) {
      throw new ChoiceRefused(
          "its unit is %s%s; give it in %s."
              .formatted(
                  code,
                  Ucum.areComparable(code, unit) ? "" : ", which measures another thing",
                  unit));
    }
    return new Amount(value, unit);
  }
}
