package org.mcsguideline.export;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Names for what must not be named: the same for the same thing as long as the key is the same, and
 * of no use to whoever has not got the key.
 */
public final class Pseudonyms {

  private static final String ALGORITHM = "HmacSHA256";

  /** 128 bits: no two things of one site will ever share a name. */
  private static final int BYTES = 16;

  private final SecretKeySpec key;

  /**
   * Takes the key of a site.
   *
   * @param key secret; 32 bytes or more
   */
  public Pseudonyms(byte[] key) {
    if (key.length < 32) {
      throw new IllegalArgumentException("A key of less than 32 bytes can be guessed.");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** A letter, so that no spreadsheet takes it for a number, and 32 hexadecimal digits. */
  String of(String letter, String name) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] full = mac.doFinal((letter + "\n" + name).getBytes(StandardCharsets.UTF_8));
      return letter + HexFormat.of().formatHex(Arrays.copyOf(full, BYTES));
    } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
      throw new IllegalStateException("This Java has no " + ALGORITHM + ".", impossible);
    }
  }
}
