package org.mcsguideline.knowledge.assembly;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fingerprint of everything a bundle is made from, the program that makes it included.
 * Translating takes half of the time of a start from the sources, and most starts change nothing.
 */
final class InputsDigest {

  private static final String PROGRAM = "org/mcsguideline/knowledge";

  private InputsDigest() {}

  /**
   * SHA-256, as hexadecimal digits.
   *
   * @param arguments of the assembly
   * @param inputs files and folders
   */
  static String of(String[] arguments, List<Path> inputs) throws IOException {
    MessageDigest digest = sha256();
    digest.update(String.join("\n", arguments).getBytes(StandardCharsets.UTF_8));
    for (Path input : Stream.concat(inputs.stream(), Stream.of(program())).toList()) {
      try (Stream<Path> files = Files.walk(input)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
          digest.update(Files.readAllBytes(file));
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static Path program() {
    try {
      return Path.of(InputsDigest.class.getProtectionDomain().getCodeSource().getLocation().toURI())
          .resolve(PROGRAM);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
