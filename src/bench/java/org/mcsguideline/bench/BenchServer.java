package org.mcsguideline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.mcsguideline.server.McsGuidelineApplication;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.metrics.buffering.BufferingApplicationStartup;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** The application with what the benchmarks need beside it; tells its port once it is ready. */
public final class BenchServer {

  private static final int MOST_PHASES = 20_000;

  private BenchServer() {}

  /** Starts with arguments of the application. */
  public static void main(String[] arguments) {
    SpringApplication application =
        new SpringApplication(
            McsGuidelineApplication.class, EchoController.class, VitalsController.class);
    application.setApplicationStartup(new BufferingApplicationStartup(MOST_PHASES));
    ServletWebServerApplicationContext context =
        (ServletWebServerApplicationContext) application.run(arguments);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.println(
        Child.TELLS
            + context.getWebServer().getPort()
            + " "
            + system.getProcessCpuTime() / 1e6
            + " "
            + (double) ManagementFactory.getRuntimeMXBean().getUptime());
  }
}
