package org.mcsguideline.request;

import java.util.UUID;

/** Which service is called, on what occasion, and the caller's name for this one occasion. */
public record HookCall(String serviceId, String hook, UUID hookInstance) {}
