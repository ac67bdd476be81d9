package org.mcsguideline.server.store;

/**
 * What authors may do at their own service beyond what everybody may.
 *
 * @param granted whether knowledge may be changed, and logic sent along, through the FHIR API; only
 *     where nobody logs in
 */
public record AuthoringRights(boolean granted) {}
