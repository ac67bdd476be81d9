package org.mcsguideline.picture;

/**
 * What a picture is called.
 *
 * @param id unlike any other on the page
 * @param title what is shown, in a few words
 * @param description all that a reader needs who cannot see it
 */
public record Caption(String id, String title, String description) {}
