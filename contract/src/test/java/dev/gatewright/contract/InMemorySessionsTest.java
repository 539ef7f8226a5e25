package dev.gatewright.contract;

import dev.gatewright.protocol.memory.InMemorySessions;
import dev.gatewright.protocol.memory.InMemorySubjects;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Sessions in memory")
final class InMemorySessionsTest extends SessionsContract {
  @Override
  protected SessionsUnderTest open(MovableClock clock) {
    var subjects = new InMemorySubjects();
    var sessions = new InMemorySessions(subjects, clock);
    return new SessionsUnderTest() {
      @Override
      public Sessions port() {
        return sessions;
      }

      @Override
      public void begin(IssuerId issuer, LoginSession session) {
        subjects.put(
            issuer, new SubjectView(session.subject(), Map.of(), List.of(), session.authTime()));
        sessions.begin(issuer, session);
      }

      @Override
      public void deactivate(IssuerId issuer, SubjectId subject) {
        subjects.remove(issuer, subject);
      }
    };
  }
}
