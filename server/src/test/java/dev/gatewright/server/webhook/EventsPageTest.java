package dev.gatewright.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.events.EventNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class EventsPageTest {
  private static final Path ROOT = Path.of("..");

  @Test
  @DisplayName("docs/events.md lists every event that can be written, and no other")
  void everyEvent() throws IOException {
    var written = new TreeSet<String>();
    for (var source :
        Set.of(
            "identity/src/main/java/dev/gatewright/identity/events/IdentityEvent.java",
            "identity/src/main/java/dev/gatewright/identity/events/PinEvent.java",
            "identity/src/main/java/dev/gatewright/identity/events/DomainChange.java",
            "identity/src/main/java/dev/gatewright/identity/events/InvitationChange.java",
            "identity/src/main/java/dev/gatewright/identity/events/ImpersonationChange.java",
            "protocol/src/main/java/dev/gatewright/protocol/events/ProtocolEvent.java",
            "store/src/main/java/dev/gatewright/store/events/AdministrationEvent.java")) {
      written.addAll(names(ROOT.resolve(source), "\"([a-z_]+\\.[a-z_]+)\""));
    }
    var page = Files.readString(ROOT.resolve("docs/events.md"));
    var table = page.substring(page.indexOf("| event | what happened |"));
    var listed = new TreeSet<String>();
    for (var line : table.lines().toList()) {
      listed.addAll(names(line.substring(0, Math.max(0, line.indexOf(" | "))), "`([a-z_.]+)`"));
    }

    assertThat(written).hasSizeGreaterThan(50);
    assertThat(listed).isEqualTo(written);
    assertThat(EventNames.ALL).as("what webhooks may name").containsExactlyElementsOf(written);
  }

  private static Set<String> names(Path file, String pattern) throws IOException {
    return names(Files.readString(file), pattern);
  }

  private static Set<String> names(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(Collectors.toSet());
  }
}
