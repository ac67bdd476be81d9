package org.mcsguideline.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Refuses to start where the service must not be used, and says everywhere what it is. */
public class StartRules implements BeanFactoryPostProcessor {

  private static final Logger LOG = LoggerFactory.getLogger(StartRules.class);

  private final Environment environment;

  StartRules(Environment environment) {
    this.environment = environment;
  }

  /** Before anything else is made, so that all that is missing is said at once. */
  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    check();
  }

  /**
   * Looks at the profile, the address and the logins.
   *
   * @throws StartRefused when the service must not start so
   */
  void check() {
    String address = environment.getProperty("server.address", "0.0.0.0");
    boolean login = environment.getProperty("mcs.security.enabled", Boolean.class, false);
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      List<String> missing = ProductionRules.missing(environment);
      if (!missing.isEmpty()) {
        throw new StartRefused("Not fit for production. " + String.join(" ", missing));
      }
    }
    if (environment.acceptsProfiles(Profiles.of("authoring"))) {
      demandAuthorsPlace(address);
    }
    if (!isLoopback(address)) {
      demandProtection(address, login);
    }
    LaunchRules.check(environment);
    LOG.warn(
        login
            ? "Not validated for clinical use. Callers log in, at {}."
            : "Not validated for clinical use. No login; reachable from this machine only, at {}.",
        address);
  }

  /** Callers may change the guideline there, and run logic of their own. */
  private void demandAuthorsPlace(String address) {
    if (environment.acceptsProfiles(Profiles.of("production"))) {
      throw new StartRefused(
          "The profile \"authoring\" lets callers change the guideline. Start without it, or"
              + " without the profile \"production\".");
    }
    if (!isLoopback(address)) {
      throw new StartRefused(
          String.format(
              Locale.ROOT,
              "server.address is %s. With the profile \"authoring\" the service binds to the"
                  + " loopback address only; set server.address to 127.0.0.1.",
              address));
    }
  }

  private void demandProtection(String address, boolean login) {
    if (!login) {
      throw new StartRefused(
          String.format(
              Locale.ROOT,
              "server.address is %s. Without authentication the service binds to the loopback"
                  + " address only; set server.address to 127.0.0.1.",
              address));
    }
    if (!ProductionRules.isEncrypted(environment)) {
      throw new StartRefused(
          String.format(
              Locale.ROOT,
              "server.address is %s, and tokens would travel in the clear. Set server.ssl, or"
                  + " mcs.security.proxy=true when a proxy ends TLS.",
              address));
    }
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
