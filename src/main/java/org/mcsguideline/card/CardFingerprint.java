package org.mcsguideline.card;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.recommendation.Recommendation;

/** Tells whether two cards say the same, without keeping what they say. */
final class CardFingerprint {

  private CardFingerprint() {}

  /** Of what the author says that the card is about; of all of its text where nothing is said. */
  static String of(Recommendation recommendation, @Nullable String detail, List<String> unread) {
    String subject = recommendation.subject();
    Stream<String> said =
        subject == null
            ? Stream.of(recommendation.title(), String.valueOf(detail))
            : Stream.of(subject);
    Stream<String> offered = recommendation.steps().stream().map(step -> step.label());
    String origin = recommendation.plan().canonical() + "#" + recommendation.action().id();
    return sha256(
        Stream.of(Stream.of(origin), said, offered, unread.stream()).flatMap(text -> text));
  }

  private static String sha256(Stream<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      texts.forEach(text -> digest.update((text + "\n").getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256", impossible);
    }
  }
}
