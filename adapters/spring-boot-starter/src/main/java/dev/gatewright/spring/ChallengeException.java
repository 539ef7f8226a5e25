package dev.gatewright.spring;

import dev.gatewright.client.resource.Challenge;
import java.util.Set;

/// A request to an API that is not served. [IdpExceptionAdvice] answers it with the challenge (RFC
/// 6750 §3). A controller throws one itself where a good token does not allow what is asked:
///
/// ```java
/// throw ChallengeException.insufficientScope("projects:write");
/// ```
public final class ChallengeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Challenge challenge;

  /// @param challenge the answer
  public ChallengeException(Challenge challenge) {
    super(challenge.error().orElse("no access token"));
    this.challenge = challenge;
  }

  /// Good credentials that lack these scope values: 403.
  public static ChallengeException insufficientScope(String... required) {
    return new ChallengeException(Challenge.insufficientScope(Set.of(required)));
  }

  /// The answer.
  public Challenge challenge() {
    return challenge;
  }
}
