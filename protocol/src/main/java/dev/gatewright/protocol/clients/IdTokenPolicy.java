package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.keys.Algorithm;
import java.time.Duration;

/// What ID tokens look like (OpenID Connect Core §2).
public final class IdTokenPolicy {
  private static final IdTokenPolicy DEFAULT = builder().build();

  private final boolean issue;
  private final Algorithm algorithm;
  private final Duration lifetime;
  private final boolean audienceAsArray;

  private IdTokenPolicy(Builder builder) {
    issue = builder.issue;
    algorithm = builder.algorithm;
    lifetime = builder.lifetime;
    audienceAsArray = builder.audienceAsArray;
  }

  /// Given for the scope `openid`, signed with RS256 (OpenID Connect Core §15.1), good for ten
  /// minutes.
  public static IdTokenPolicy defaults() {
    return DEFAULT;
  }

  /// Begins with the defaults.
  public static Builder builder() {
    return new Builder();
  }

  /// Whether one is given for the scope `openid`, or never.
  public boolean issue() {
    return issue;
  }

  /// How it is signed.
  public Algorithm algorithm() {
    return algorithm;
  }

  /// From `iat` to `exp`.
  public Duration lifetime() {
    return lifetime;
  }

  /// Whether `aud` is an array even though it has one member.
  public boolean audienceAsArray() {
    return audienceAsArray;
  }

  /// Builds a policy; what is not said gets the default.
  public static final class Builder {
    private boolean issue = true;
    private Algorithm algorithm = Algorithm.RS256;
    private Duration lifetime = Duration.ofMinutes(10);
    private boolean audienceAsArray;

    private Builder() {}

    /// Whether one is given for the scope `openid`; true by default.
    public Builder issue(boolean value) {
      issue = value;
      return this;
    }

    /// How it is signed; RS256 by default, which every relying party knows.
    public Builder algorithm(Algorithm value) {
      algorithm = value;
      return this;
    }

    /// How long it is good; ten minutes by default, since it is read once, at login.
    public Builder lifetime(Duration value) {
      lifetime = value;
      return this;
    }

    /// Whether `aud` is an array even though it has one member; false by default.
    public Builder audienceAsArray(boolean value) {
      audienceAsArray = value;
      return this;
    }

    /// The policy.
    public IdTokenPolicy build() {
      return new IdTokenPolicy(this);
    }
  }
}
