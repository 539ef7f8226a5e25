package dev.gatewright.server.dev;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What the demo application remembers of browsers, by a random id in a cookie; the oldest goes
/// when there are too many. Safe for any number of threads.
final class DemoSessions {
  static final int MOST_SESSIONS = 1000;

  private static final int ID_BYTES = 32;

  private final SecureRandom random;
  private final Map<String, DemoSession> byId = new LinkedHashMap<>();

  DemoSessions(SecureRandom random) {
    this.random = random;
  }

  /// What one browser is at.
  sealed interface DemoSession {
    /// Sent to the issuer; what comes back must fit these (RFC 6749 §10.12, RFC 7636 §4.1, OpenID
    /// Connect Core §3.1.2.1).
    record LoggingIn(String state, String nonce, String verifier) implements DemoSession {
      @Override
      public String toString() {
        return "LoggingIn[***]";
      }
    }

    /// `notice` is said once, on the next page.
    record LoggedIn(DemoTokens tokens, String csrf, Notice notice) implements DemoSession {}

    /// The last login or action came to nothing.
    record Failed(String problem) implements DemoSession {}
  }

  enum Notice {
    NONE,
    REFRESHED,
    REFRESH_FAILED
  }

  /// Keeps a new session and answers its id.
  String add(DemoSession session) {
    var id = random();
    synchronized (byId) {
      byId.put(id, session);
      if (byId.size() > MOST_SESSIONS) {
        byId.remove(byId.keySet().iterator().next());
      }
    }
    return id;
  }

  Optional<DemoSession> find(Optional<String> id) {
    synchronized (byId) {
      return id.flatMap(one -> Optional.ofNullable(byId.get(one)));
    }
  }

  /// Takes the session away; of two calls with one id, one gets it.
  Optional<DemoSession> take(Optional<String> id) {
    synchronized (byId) {
      return id.flatMap(one -> Optional.ofNullable(byId.remove(one)));
    }
  }

  /// Puts `session` in the place of the one with this id, if that is still there.
  void replace(Optional<String> id, DemoSession session) {
    synchronized (byId) {
      id.ifPresent(one -> byId.replace(one, session));
    }
  }

  /// 256 random bits as text.
  String random() {
    var bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
