package org.mcsguideline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * What an action says.
 *
 * @param title authored, one line
 * @param description authored Markdown; null when there is none
 * @param titleDefine define whose text replaces the title; null when there is none
 * @param textDefine define whose text, with patient values, follows the description; null when
 *     there is none
 */
public record ActionContent(
    String title,
    @Nullable String description,
    @Nullable String titleDefine,
    @Nullable String textDefine) {}
