package org.mcsguideline.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Refuses to start where the service must not be used, and says everywhere what it is. */
@Component
public class StartRules implements InitializingBean {

  private static final Logger LOG = LoggerFactory.getLogger(StartRules.class);

  private final Environment environment;

  StartRules(Environment environment) {
    this.environment = environment;
  }

  /**
   * Looks at the profile and the address.
   *
   * @throws StartRefused when the service must not start so
   */
  @Override
  public void afterPropertiesSet() {
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      throw new StartRefused(
          "The guideline is not released: its clinical sign-offs and the authentication of clients"
              + " do not exist yet. Start without the profile \"production\".");
    }
    String address = environment.getProperty("server.address", "0.0.0.0");
    if (!isLoopback(address)) {
      throw new StartRefused(
          String.format(
              Locale.ROOT,
              "server.address is %s. Without authentication the service binds to the loopback"
                  + " address only; set server.address to 127.0.0.1.",
              address));
    }
    LOG.warn(
        "Not validated for clinical use. No login; reachable from this machine only, at {}.",
        address);
  }

  private static boolean isLoopback(String address) {
    try {
      return InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      throw new StartRefused("server.address " + address + " is no address of this machine.");
    }
  }

  /** The service must not start as it is set up. */
  static final class StartRefused extends RuntimeException {

    StartRefused(String message) {
      super(message);
    }
  }
}
