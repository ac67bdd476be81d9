package org.mcsguideline.knowledge;

/**
 * A local choice of the site.
 *
 * @param name the CQL parameter it sets; a name that occurs more than once makes a list
 * @param type FHIR type, such as {@code Quantity} or {@code boolean}
 * @param value plain JSON value: text, number, boolean or a map of elements; a checked quantity is
 *     an {@link Amount}
 */
public record SiteParameter(String name, String type, Object value) {}
