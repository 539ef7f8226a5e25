package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.ConsoleHandler;
import java.util.logging.Logger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log")
final class LastingLogsTest {
  @Test
  @DisplayName("keeps its handlers when the process begins to end, so that a drain is written down")
  void keepsHandlers() {
    var manager = new LastingLogs();
    var logger = new Logger("gatewright.lasting", null) {};
    var handler = new ConsoleHandler();
    logger.addHandler(handler);
    assertThat(manager.addLogger(logger)).isTrue();

    manager.reset();

    assertThat(logger.getHandlers()).containsExactly(handler);
  }
}
