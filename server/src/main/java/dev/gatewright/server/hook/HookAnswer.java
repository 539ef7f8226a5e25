package dev.gatewright.server.hook;

import java.util.Map;

/// What a hook says.
sealed interface HookAnswer {
  /// It may go on, for tokens with these claims besides.
  record Allowed(Map<String, Object> accessToken, Map<String, Object> idToken)
      implements HookAnswer {
    static final Allowed NOTHING = new Allowed(Map.of(), Map.of());

    public Allowed {
      accessToken = Map.copyOf(accessToken);
      idToken = Map.copyOf(idToken);
    }
  }

  /// It may not.
  ///
  /// @param reason for whoever looks after the issuer
  /// @param message for the person, by language
  record Refused(String reason, Map<String, String> message) implements HookAnswer {
    public Refused {
      message = Map.copyOf(message);
    }
  }

  /// It says nothing that can be used.
  record Failed(HookTrouble why) implements HookAnswer {}
}
