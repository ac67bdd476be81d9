package org.mcsguideline.coverage;

import org.mcsguideline.knowledge.GuidelineConcept;

/**
 * How often a concept was shown.
 *
 * @param resources resources that bore one of its codes
 */
public record ConceptCount(GuidelineConcept concept, long resources) {}
