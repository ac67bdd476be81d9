package org.mcsguideline.site;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.Objects;
import org.fhir.ucum.Decimal;
import org.fhir.ucum.UcumEssenceService;
import org.fhir.ucum.UcumException;
import org.fhir.ucum.UcumService;

/** The table of units. */
final class Ucum {

  static final String SYSTEM = "http://unitsofmeasure.org";

  /** Read when a site first names a unit. */
  private static final class Table {
    static final UcumService UNITS = read();

    private static UcumService read() {
      try (InputStream table = Ucum.class.getResourceAsStream("/ucum-essence.xml")) {
        return new UcumEssenceService(Objects.requireNonNull(table, "ucum-essence.xml"));
      } catch (IOException | UcumException unreadable) {
        throw new IllegalStateException(unreadable);
      }
    }
  }

  private Ucum() {}

  /** Whether the text is a unit, its case included. */
  static boolean isUnit(String code) {
    return !code.isEmpty() && Table.UNITS.validate(code) == null;
  }

  /** Whether two units measure the same kind of thing. */
  static boolean areComparable(String one, String other) {
    try {
      return Table.UNITS.isComparable(one, other);
    } catch (UcumException notComparable) {
      return false;
    }
  }

  /** Whether two units measure things of different kinds for certain. */
  static boolean areOfOtherKinds(String one, String other) {
    try {
      return !Table.UNITS.getCanonicalUnits(one).equals(Table.UNITS.getCanonicalUnits(other));
    } catch (UcumException unknown) {
      return false;
    }
  }

  /** Whether two units are one and the same, such as those with l and L for the litre. */
  static boolean areSame(String one, String other) {
    try {
      return areComparable(one, other)
          && new BigDecimal(Table.UNITS.convert(new Decimal("1"), one, other).asDecimal())
                  .compareTo(BigDecimal.ONE)
              == 0;
    } catch (UcumException notConvertible) {
      return false;
    }
  }
}
