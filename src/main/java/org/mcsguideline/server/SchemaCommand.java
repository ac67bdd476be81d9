package org.mcsguideline.server;

import com.zaxxer.hikari.HikariDataSource;
import java.io.PrintStream;
import java.util.Arrays;
import javax.sql.DataSource;
import org.mcsguideline.security.SecuritySettings;
import org.mcsguideline.security.SecuritySettings.TokenDatabase;
import org.mcsguideline.server.store.FhirStoreSettings;
import org.mcsguideline.server.store.jpa.DatabaseSchema;
import org.mcsguideline.server.store.jpa.DatabaseTurn;
import org.mcsguideline.server.store.jpa.SchemaRefused;
import org.mcsguideline.server.store.jpa.StorePool;
import org.mcsguideline.server.tables.OwnTables;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Makes the tables of all databases and brings them up to date, without starting the service: for a
 * job that runs before the nodes do, with rights that they need not have.
 */
final class SchemaCommand {

  private static final String ARGUMENT = "--update-schema";
  private static final int DONE = 0;
  private static final int REFUSED = 2;

  /** What of the settings it reads; they come from where the service has them. */
  @EnableConfigurationProperties({FhirStoreSettings.class, SecuritySettings.class})
  static final class Settings {}

  private final String[] arguments;
  private final PrintStream out;

  SchemaCommand(String[] arguments, PrintStream out) {
    this.arguments = arguments.clone();
    this.out = out;
  }

  boolean isAskedFor() {
    return Arrays.asList(arguments).contains(ARGUMENT);
  }

  /**
   * The exit code: 0 when the tables are those of this version, 2 when they could not be made so.
   */
  int run() {
    try (ConfigurableApplicationContext settings =
        new SpringApplicationBuilder(Settings.class)
            .web(WebApplicationType.NONE)
            .bannerMode(Banner.Mode.OFF)
            .run(arguments)) {
      store(settings.getBean(FhirStoreSettings.class));
      TokenDatabase tokens = settings.getBean(SecuritySettings.class).tokens();
      if (tokens != null) {
        tokens(new DriverManagerDataSource(tokens.jdbcUrl(), tokens.username(), tokens.password()));
      }
      out.println("The tables are those of this version.");
      return DONE;
    } catch (SchemaRefused | DataAccessException refused) {
      out.println(refused.getMessage());
      return REFUSED;
    }
  }

  /** The used tokens are there as well unless they have a database of their own. */
  private static void store(FhirStoreSettings settings) {
    if (settings.enabled()) {
      DatabaseTurn turn = DatabaseTurn.take(settings, () -> false);
      try (HikariDataSource database = StorePool.forSchema(settings)) {
        new DatabaseSchema(database, settings.isEmbedded()).bringUpToDate();
        tokens(database);
      } finally {
        turn.end();
      }
    }
  }

  private static void tokens(DataSource database) {
    OwnTables.ofTokens(database).bringUpToDate();
  }
}
