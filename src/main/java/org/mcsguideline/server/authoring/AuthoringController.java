package org.mcsguideline.server.authoring;

import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells authors whether what they wrote is in use, and if not, what to mend. */
@RestController
@Profile(AuthoringConfiguration.PROFILE)
public final class AuthoringController {

  private final GuidelineWatch watch;

  AuthoringController(GuidelineWatch watch) {
    this.watch = watch;
  }

  /** As JSON in the shape of {@link AuthoringStatus}. */
  @GetMapping("/authoring")
  public ResponseEntity<AuthoringStatus> status() {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(watch.status());
  }
}
