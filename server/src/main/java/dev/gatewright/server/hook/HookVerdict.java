package dev.gatewright.server.hook;

import java.util.Map;

/// What becomes of something that an issuer's hooks were asked about.
public sealed interface HookVerdict {
  /// It goes on; tokens with these claims besides.
  record Go(Map<String, Object> accessToken, Map<String, Object> idToken) implements HookVerdict {
    static final Go NOTHING = new Go(Map.of(), Map.of());

    public Go {
      accessToken = Map.copyOf(accessToken);
      idToken = Map.copyOf(idToken);
    }
  }

  /// It ends here.
  ///
  /// @param message for the person, by language; empty where the hook has none
  record Refuse(Map<String, String> message) implements HookVerdict {
    public Refuse {
      message = Map.copyOf(message);
    }
  }

  /// Nobody knows now, and it does not go on without.
  record Fail() implements HookVerdict {}
}
