package org.mcsguideline.server;

import java.util.OptionalInt;
import org.mcsguideline.hooks.ErrorAnswers;
import org.mcsguideline.hooks.HooksConfiguration;
import org.mcsguideline.hooks.HooksController;
import org.mcsguideline.server.replay.ReplayCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.security.servlet.ManagementWebSecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.data.web.SpringDataWebAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchClientAutoConfiguration;
import org.springframework.boot.autoconfigure.elasticsearch.ElasticsearchRestClientAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.graphql.GraphQlAutoConfiguration;
import org.springframework.boot.autoconfigure.gson.GsonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.quartz.QuartzAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.resource.servlet.OAuth2ResourceServerAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.websocket.servlet.WebSocketServletAutoConfiguration;
import org.springframework.context.annotation.Import;

/**
 * Starts the service.
 *
 * <p>What the libraries on the class path would switch on by their mere presence stays off.
 */
@SpringBootApplication(
    proxyBeanMethods = false,
    scanBasePackageClasses = McsGuidelineApplication.class,
    exclude = {
      JpaRepositoriesAutoConfiguration.class,
      SpringDataWebAutoConfiguration.class,
      ElasticsearchClientAutoConfiguration.class,
      ElasticsearchRestClientAutoConfiguration.class,
      FlywayAutoConfiguration.class,
      GraphQlAutoConfiguration.class,
      GsonAutoConfiguration.class,
      DataSourceAutoConfiguration.class,
      DataSourceTransactionManagerAutoConfiguration.class,
      JdbcTemplateAutoConfiguration.class,
      MailSenderAutoConfiguration.class,
      HibernateJpaAutoConfiguration.class,
      QuartzAutoConfiguration.class,
      ManagementWebSecurityAutoConfiguration.class,
      OAuth2ResourceServerAutoConfiguration.class,
      SecurityAutoConfiguration.class,
      UserDetailsServiceAutoConfiguration.class,
      TransactionAutoConfiguration.class,
      WebSocketServletAutoConfiguration.class
    })
@Import({HooksConfiguration.class, HooksController.class, ErrorAnswers.class})
public class McsGuidelineApplication {

  /**
   * Starts the service with its settings from the environment and the command line, or runs the
   * command that the arguments ask for: {@code --site-profile-diff=file} ends with 0 when the file
   * changes nothing, with 1 when it does and with 2 when it cannot be used; {@code
   * --coverage=place} ends with 0 or, when the data cannot be read, with 2; {@code --diff=file}
   * compares an earlier guideline with this one and ends with 0 when nothing differs, with 1 when
   * something does and with 2 when a file cannot be used; {@code --update-schema} makes the tables
   * of the databases and ends with 0 or, when that failed, with 2; {@code replay} as the first
   * argument replays records and ends with 0 or, when that failed, with 2.
   */
  public static void main(String[] arguments) {
    SchemaCommand schema = new SchemaCommand(arguments, System.out);
    if (schema.isAskedFor()) {
      System.exit(schema.run());
    }
    ReplayCommand replay = new ReplayCommand(arguments, System.out);
    if (replay.isAskedFor()) {
      System.exit(replay.run());
    }
    OptionalInt command = new SiteCommands(arguments, System.out).run();
    if (command.isPresent()) {
      System.exit(command.getAsInt());
    }
    SpringApplication.run(McsGuidelineApplication.class, arguments);
  }
}
