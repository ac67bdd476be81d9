package org.mcsguideline.knowledge;

import java.util.Map;

/**
 * A resource to create, before it is about a patient.
 *
 * @param canonical the ActivityDefinition it comes from, with version
 * @param kind resource type to create
 * @param description what creating it does, in one line
 * @param elements JSON elements that do not depend on the patient
 */
public record ActivityTemplate(
    String canonical, String kind, String description, Map<String, Object> elements) {}
