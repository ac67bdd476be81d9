package org.mcsguideline.vignettes;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Every fact a vignette states, and the values it may take. Anything else is a mistake in the
 * vignette.
 */
final class FactCatalogue {

  /** The item is absent from the record. */
  static final String MISSING = "missing";

  /** The item cannot exist for this patient, such as a limb check without a device. */
  static final String NOT_APPLICABLE = "not applicable";

  /** The time follows from the other times of the vignette, so that no time is written twice. */
  static final String DERIVED = "derived";

  private static final String NUMBER = "\\d+(\\.\\d+)?";

  /** Facts with components; the record can lack one component and keep the others. */
  private static final Map<String, List<String>> COMPONENTS =
      Map.of("gcs", List.of("eye", "verbal", "motor"), "nirs", List.of("cannulated", "other"));

  private static final Map<String, Pattern> VALUES = values();

  private FactCatalogue() {}

  /** Keys as the record can lack them: composite facts by component. */
  static Set<String> keys() {
    return VALUES.keySet();
  }

  /** The keys behind a fact: its components, or itself. */
  static List<String> componentsOf(String key) {
    if (COMPONENTS.containsKey(key)) {
      return COMPONENTS.get(key).stream().map(component -> key + "." + component).toList();
    }
    if (!VALUES.containsKey(key)) {
      throw new IllegalArgumentException("Unknown fact: " + key);
    }
    return List.of(key);
  }

  static boolean isComposite(String key) {
    return COMPONENTS.containsKey(key);
  }

  static void check(String key, String value) {
    Pattern allowed = VALUES.get(key);
    if (allowed == null) {
      throw new IllegalArgumentException("Unknown fact: " + key);
    }
    if (!allowed.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Fact " + key + " cannot be '" + value + "'; allowed: " + allowed.pattern());
    }
  }

  private static Map<String, Pattern> values() {
    Map<String, Pattern> values = new LinkedHashMap<>();
    addArrest(values);
    addNeurology(values);
    addShock(values);
    addDecision(values);
    addMonitoring(values);
    return values;
  }

  private static void addArrest(Map<String, Pattern> values) {
    allow(values, "age", "\\d+", MISSING);
    allow(values, "days_since_birthday", "\\d+", MISSING, NOT_APPLICABLE);
    allow(values, "arrest", "yes", "no", "unknown", MISSING);
    allow(values, "h_since_arrest", NUMBER, DERIVED, MISSING, NOT_APPLICABLE);
    allow(values, "onset", "after", "before", "IHCA", "unknown", MISSING, NOT_APPLICABLE);
    allow(values, "no_flow", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "low_flow", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "rosc", "yes", "no", "unknown", "on_ecls_unconfirmed", MISSING, NOT_APPLICABLE);
    allow(values, "rosc_min", NUMBER, DERIVED, MISSING, NOT_APPLICABLE);
    allow(values, "latched", "yes", "no", MISSING);
  }

  private static void addNeurology(Map<String, Pattern> values) {
    allow(values, "gcs.eye", "[1-4]", "NT", MISSING);
    allow(values, "gcs.verbal", "[1-5]", "NT", MISSING);
    allow(values, "gcs.motor", "[1-6]", "NT", MISSING);
    allow(values, "gcs_min_after_arrival", NUMBER, MISSING);
    allow(values, "sedated", "yes", "no", MISSING);
  }

  private static void addShock(Map<String, Pattern> values) {
    allow(values, "sbp", "\\d+", MISSING);
    allow(values, "sbp_low_min", "\\d+", MISSING);
    allow(values, "bp_age_h", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "support", "yes", "no", MISSING);
    allow(values, "lactate", NUMBER, MISSING);
    allow(values, "lactate_age_h", NUMBER, DERIVED, MISSING, NOT_APPLICABLE);
    allow(values, "lactate_min_after_rosc", NUMBER, DERIVED, MISSING, NOT_APPLICABLE);
    allow(values, "cold_skin", "yes", "no", "unknown", MISSING);
    allow(values, "urine_ml_h", NUMBER, MISSING);
    allow(values, "urine_age_h", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "cause", "cardiogenic", "non-cardiogenic", "mixed", "unknown", MISSING);
  }

  private static void addDecision(Map<String, Pattern> values) {
    allow(values, "ecg", "STEMI", "NSTEMI", "none", "unknown", MISSING);
    allow(values, "mech_complication", "VSR", MISSING);
    allow(values, "organ_failure", "refractory", "none", "unknown", MISSING);
    allow(values, "mcs_order", "IABP", "VA-ECMO", "mAFP", "TandemHeart", "none", MISSING);
    allow(values, "rationale", "yes", "form", "no", MISSING);
    allow(values, "goals", "full", "dnr_only", "excludes_mcs", "refused", "unknown", MISSING);
    allow(values, "setting", "yes", "no", "unknown", MISSING);
    allow(
        values,
        "device",
        "IABP",
        "VA-ECMO",
        "mAFP",
        "TandemHeart",
        "durable LVAD",
        "none",
        MISSING);
    allow(values, "device_h", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "local_h", NUMBER, DERIVED, MISSING);
    allow(values, "removed_h", NUMBER, "not removed", MISSING);
  }

  private static void addMonitoring(Map<String, Pattern> values) {
    allow(values, "limb_last_min", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "limb_finding", "normal", "no doppler", MISSING, NOT_APPLICABLE);
    allow(values, "nirs.cannulated", NUMBER, "not used", MISSING, NOT_APPLICABLE);
    allow(values, "nirs.other", NUMBER, "not used", MISSING, NOT_APPLICABLE);
    allow(values, "neuro_last_min", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "neuro_new", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "hb_last_h", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "hb_drop_24h", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "overt_bleed", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "transfusion", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "aki_stage", "[0-3]", MISSING, NOT_APPLICABLE);
    allow(values, "creat_last_h", NUMBER, MISSING, NOT_APPLICABLE);
    String freeHaemoglobin = "\\d+ mg/dL at \\d+ h";
    allow(
        values,
        "pfh",
        freeHaemoglobin + "(, then " + freeHaemoglobin + ")*",
        "none",
        MISSING,
        NOT_APPLICABLE);
    allow(values, "ldh_x_uln", NUMBER, MISSING, NOT_APPLICABLE);
    allow(values, "vf_vt", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "rearrest", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "infection", "yes", "no", MISSING, NOT_APPLICABLE);
    allow(values, "sofa_rise", "\\d+", MISSING, NOT_APPLICABLE);
  }

  private static void allow(Map<String, Pattern> values, String key, String... alternatives) {
    values.put(key, Pattern.compile(String.join("|", alternatives)));
  }
}
