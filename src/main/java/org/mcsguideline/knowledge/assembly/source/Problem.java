package org.mcsguideline.knowledge.assembly.source;

/** Something that has to be mended before the guideline can be built. */
public record Problem(Place place, String message) {

  @Override
  public String toString() {
    return place + ": " + message;
  }
}
