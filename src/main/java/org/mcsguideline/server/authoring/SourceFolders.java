package org.mcsguideline.server.authoring;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.mcsguideline.knowledge.assembly.KnowledgeAssembly;
import org.mcsguideline.knowledge.assembly.source.AuthoredGuideline.Identity;

/** What authors have written. */
final class SourceFolders {

  private final AuthoringSettings settings;
  private final Identity identity;

  SourceFolders(AuthoringSettings settings, Identity identity) {
    this.settings = settings;
    this.identity = identity;
  }

  /** Differs when a name or the content of a file does; times of files say too little. */
  String fingerprint() throws IOException {
    MessageDigest digest = sha256();
    for (Path folder : settings.folders()) {
      for (Path file : files(folder)) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.readAllBytes(file));
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /**
   * The guideline as one bundle.
   *
   * @throws org.mcsguideline.knowledge.assembly.GuidelineFaulty when there is something to mend
   */
  JsonNode assembled() throws IOException {
    return new KnowledgeAssembly(
            settings.cql(), settings.resources(), settings.terminology(), settings.evidence())
        .assemble(identity);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
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
