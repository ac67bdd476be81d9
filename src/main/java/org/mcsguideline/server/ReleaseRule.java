package org.mcsguideline.server;

import org.mcsguideline.server.StartRules.StartRefused;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Lets no guideline near patients that nobody has signed. */
final class ReleaseRule {

  private ReleaseRule() {}

  /**
   * Looks at the version of the knowledge and at who vouches for it.
   *
   * @param version of the knowledge; one with a label, such as {@code -draft}, is no release
   * @throws StartRefused in production, when it is no release or its sign-off is not named
   */
  static void check(String version, Environment environment) {
    if (!environment.acceptsProfiles(Profiles.of("production"))) {
      return;
    }
    if (version.contains("-")) {
      throw new StartRefused(
          "The guideline is not released: version "
              + version
              + " is a draft without its clinical sign-offs. Start without the profile"
              + " \"production\".");
    }
    if (environment.getProperty("mcs.release.sign-off", "").isBlank()) {
      throw new StartRefused(
          "mcs.release.sign-off must name the document by which the clinical sign-offs of version "
              + version
              + " were given.");
    }
  }
}
