package dev.gatewright.protocol.issue;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The host's word on an answer with tokens, before it is given: it may refuse it, or add claims.
///
/// It is asked once everything else is decided and before anything is spent. Where it refuses or
/// fails, a code and a refresh token are as good as before, so the client can come again. It may be
/// asked more than once for one code or refresh token, since several requests can bring the same:
/// only then is decided which of them counts. What it says hides no theft: a code or refresh token
/// that was spent before ends what it gave. It may take its time: nothing is locked meanwhile.
/// Thread-safe.
@FunctionalInterface
public interface TokenHook {
  /// Says nothing about anything.
  TokenHook NONE = question -> Advice.NOTHING;

  /// What it says.
  Advice advise(Question question);

  /// What it is asked about. The person's grant need not be kept yet.
  ///
  /// @param accessToken the claims of the access token as they would be, but for its id; read only
  /// @param idToken those of the ID token, where there would be one, but for hashes and `nonce`
  record Question(IssueContext context, JsonNode accessToken, Optional<JsonNode> idToken) {}

  /// What a host says.
  sealed interface Advice {
    /// The tokens may be given, as they would be.
    Go NOTHING = new Go(Map.of(), Map.of());

    /// They may be given with these claims besides. Values are JSON-ready (String, Boolean, Number,
    /// List, Map). What [ReservedClaims] names, or stands in the token already, is left out.
    record Go(Map<String, Object> accessToken, Map<String, Object> idToken) implements Advice {
      public Go {
        accessToken = Map.copyOf(accessToken);
        idToken = Map.copyOf(idToken);
      }
    }

    /// They may not be given.
    record Refuse() implements Advice {}

    /// Nobody knows, because whoever decides cannot be asked now.
    record Fail() implements Advice {}
  }
}
