package dev.gatewright.server.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.hook.HookRests.Receiver;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log hears of a hook that fails")
final class HookComplaintsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Receiver CRM = new Receiver("acme", "crm", "https://crm.test/");

  private final HookComplaints complaints = new HookComplaints();

  @Test
  @DisplayName("the first time, and then once a minute with how often it was meanwhile")
  void onceAMinute() {
    assertThat(complaints.failed(CRM, NOW)).contains(0L);
    for (int second = 1; second < 60; second++) {
      assertThat(complaints.failed(CRM, NOW.plusSeconds(second))).isEmpty();
    }
    assertThat(complaints.failed(CRM, NOW.plusSeconds(60))).contains(59L);
    assertThat(complaints.failed(CRM, NOW.plusSeconds(61))).isEmpty();
    assertThat(complaints.failed(CRM, NOW.plusSeconds(200))).contains(1L);
    assertThat(complaints.failed(CRM, NOW.plusSeconds(300))).contains(0L);
  }

  @Test
  @DisplayName("of each hook and each of its addresses for itself")
  void each() {
    assertThat(complaints.failed(CRM, NOW)).contains(0L);
    assertThat(complaints.failed(new Receiver("acme", "crm", "https://b.test/"), NOW)).contains(0L);
    assertThat(complaints.failed(new Receiver("globex", "crm", CRM.url()), NOW)).contains(0L);
    assertThat(complaints.failed(CRM, NOW)).isEmpty();
  }
}
