package org.mcsguideline.card;

import java.util.Map;

/** A resource to create; {@code type} is always {@code create}. */
public record CardAction(String type, String description, Map<String, Object> resource) {}
