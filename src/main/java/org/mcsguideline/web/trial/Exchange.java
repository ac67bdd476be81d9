package org.mcsguideline.web.trial;

/**
 * What an EHR would send and get, as texts of JSON.
 *
 * @param title of the service
 * @param path to post to
 */
public record Exchange(String title, String path, String request, String response) {}
