package org.mcsguideline.server.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mcsguideline.replay.PatientReplay;
import org.mcsguideline.replay.StayChoice;

/** A replay as its options ask for, ready to look at patients, wherever their records come from. */
public final class ReplaySetup implements AutoCloseable {

  private final ReplayOptions options;
  private final ReplaySite own;
  private final @Nullable ReplaySite compared;
  private final PatientReplay replay;

  private ReplaySetup(ReplayOptions options, ReplaySite own, @Nullable ReplaySite compared) {
    this.options = options;
    this.own = own;
    this.compared = compared;
    this.replay =
        new PatientReplay(
            own.version(),
            compared == null ? null : compared.version(),
            own.watching(),
            own.populations(),
            new PatientReplay.Manner(
                options.pace(), own::translated, new StayChoice(options.stays())));
  }

  /**
   * Reads the guideline and the choices of the site.
   *
   * @throws IOException when a file cannot be read
   * @throws org.mcsguideline.replay.ReplayRefused when a service is none
   * @throws org.mcsguideline.site.SiteFileRefused when a file of the site cannot be used
   * @throws org.mcsguideline.knowledge.KnowledgeIncomplete when the guideline cannot be used
   */
  public static ReplaySetup of(ReplayOptions options) throws IOException {
    ReplayOptions.Site other = options.compared();
    ReplaySite own = new ReplaySite(options.own(), options);
    return new ReplaySetup(options, own, other == null ? null : new ReplaySite(other, options));
  }

  /** Looks at patients; many threads may use it. */
  public PatientReplay replay() {
    return replay;
  }

  /** Everything that the answers depend on beside the input. */
  public String choices() {
    return String.join(
        "\n",
        own.basis(),
        compared == null ? "nothing compared" : compared.basis(),
        options.pace().toString(),
        String.join(",", options.services()),
        String.join(",", options.stays()));
  }

  ReplaySite own() {
    return own;
  }

  @Nullable ReplaySite compared() {
    return compared;
  }

  @Override
  public void close() {
    own.close();
    if (compared != null) {
      compared.close();
    }
  }
}
