package org.mcsguideline.guide;

/** Some pages of the guide, with their pictures and files. */
public interface GuidePart {

  /**
   * Writes them.
   *
   * @throws GuideFaulty when a page cannot be made
   */
  void write(GuideSources sources, GuideOutput output);
}
