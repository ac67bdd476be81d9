package org.mcsguideline.card;

import java.util.Locale;
import java.util.ResourceBundle;

/** The few words that the runtime itself puts on a card. */
public record CardTexts(
    String strength, String certainty, String status, String unread, String othersLeftOut) {

  /** Reads {@code cards/words.properties}; a name without folder would be another library's too. */
  public static CardTexts load() {
    ResourceBundle messages = ResourceBundle.getBundle("cards/words", Locale.ROOT);
    return new CardTexts(
        messages.getString("card.strength"),
        messages.getString("card.certainty"),
        messages.getString("card.status"),
        messages.getString("card.unread"),
        messages.getString("card.unread.others"));
  }
}
