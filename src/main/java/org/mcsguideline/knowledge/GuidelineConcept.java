package org.mcsguideline.knowledge;

import java.util.List;

/** Something the guideline looks for in records, with every code that stands for it. */
public record GuidelineConcept(String name, List<Coded> codes) {

  public GuidelineConcept {
    codes = List.copyOf(codes);
  }
}
