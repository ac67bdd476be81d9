package org.mcsguideline.vignettes;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A vignette with changes written in one line, as the tables of cases have them. */
public final class CaseRequest {

  private CaseRequest() {}

  public static ObjectNode of(String vignette, String changes) {
    return CaseChange.to(vignette, changes);
  }
}
