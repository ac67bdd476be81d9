package org.mcsguideline.knowledge.assembly.check;

import java.util.regex.Pattern;

/** Tells codes that cannot exist from those that may, by the digit each carries for this. */
final class CheckDigits {

  private static final Pattern SNOMED_CT = Pattern.compile("[1-9][0-9]{5,17}");
  private static final Pattern LOINC = Pattern.compile("[0-9]{1,7}-[0-9]");
  private static final Pattern LOINC_PART_OR_ANSWER = Pattern.compile("(LP|LA)[0-9]{1,7}-[0-9]");

  /** Multiplication in the dihedral group of ten elements. */
  private static final int[][] DIHEDRAL = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
    {1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
    {2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
    {3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
    {4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
    {5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
    {6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
    {7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
    {8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
    {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}
  };

  /** Verhoeff's permutation; each position of a number applies it once more. */
  private static final int[] PERMUTATION = {1, 5, 7, 6, 2, 8, 3, 0, 9, 4};

  private CheckDigits() {}

  /** SNOMED CT: Verhoeff's check digit, and a partition that holds concepts. */
  static boolean isSnomedConcept(String code) {
    if (!SNOMED_CT.matcher(code).matches()) {
      return false;
    }
    String partition = code.substring(code.length() - 3, code.length() - 1);
    return (partition.equals("00") || partition.equals("10")) && verhoeff(code) == 0;
  }

  private static int verhoeff(String digits) {
    int check = 0;
    for (int position = 0; position < digits.length(); position++) {
      int digit = digits.charAt(digits.length() - 1 - position) - '0';
      for (int i = 0; i < position % 8; i++) {
        digit = PERMUTATION[digit];
      }
      check = DIHEDRAL[check][digit];
    }
    return check;
  }

  /** LOINC: the digit behind the hyphen, modulo ten; parts and answers do not follow this rule. */
  static boolean isLoinc(String code) {
    if (LOINC_PART_OR_ANSWER.matcher(code).matches()) {
      return true;
    }
    if (!LOINC.matcher(code).matches()) {
      return false;
    }
    int hyphen = code.indexOf('-');
    int sum = 0;
    boolean doubled = true;
    for (int i = hyphen - 1; i >= 0; i--) {
      int digit = (code.charAt(i) - '0') * (doubled ? 2 : 1);
      sum += digit / 10 + digit % 10;
      doubled = !doubled;
    }
    return (10 - sum % 10) % 10 == code.charAt(hyphen + 1) - '0';
  }
}
