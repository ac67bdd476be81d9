package org.mcsguideline.vignettes;

/** The services whose requests can be built, each with the hook that calls it. */
public enum HookService {
  ORDER_REVIEW("mcs-order-review", "order-sign"),
  PATIENT_REVIEW("mcs-patient-review", "patient-view"),
  MONITORING("mcs-monitoring", "patient-view"),
  ORDER_ADVICE("mcs-order-advice", "order-select"),
  ENCOUNTER_START("mcs-encounter-start", "encounter-start");

  private final String id;
  private final String hook;

  HookService(String id, String hook) {
    this.id = id;
    this.hook = hook;
  }

  /** Last part of the path to post to. */
  public String id() {
    return id;
  }

  public String hook() {
    return hook;
  }

  /** Whether it is called with orders that are not signed yet. */
  public boolean hasDrafts() {
    return hook.startsWith("order-");
  }

  /** Whether the service asks for these data. */
  boolean asksFor(String key) {
    return switch (this) {
      case ORDER_ADVICE -> !(key.equals("orders") || key.equals("deviceOrders"));
      case MONITORING -> !key.equals("forms");
      default -> true;
    };
  }
}
