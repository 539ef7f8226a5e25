package dev.gatewright.protocol.clients;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// When a client gets refresh tokens and how they live (RFC 6749 §6, RFC 9700 §4.14).
public final class RefreshTokenPolicy {
  private final Issue issue;
  private final boolean rotate;
  private final Duration grace;
  private final Duration lifetime;
  private final Map<String, Duration> lifetimeByMethod;
  private final Optional<Duration> idle;
  private final boolean endsWithSession;

  private RefreshTokenPolicy(Builder builder) {
    issue = builder.issue;
    rotate = builder.rotate;
    grace = builder.grace;
    lifetime = builder.lifetime;
    lifetimeByMethod = Map.copyOf(builder.lifetimeByMethod);
    idle = builder.idle;
    endsWithSession = builder.endsWithSession;
  }

  /// Begins with the defaults.
  public static Builder builder() {
    return new Builder();
  }

  /// Which authorizations give one.
  public Issue issue() {
    return issue;
  }

  /// Whether each refresh replaces the token (RFC 9700 §4.14.2).
  public boolean rotate() {
    return rotate;
  }

  /// How long the token before the current one still gives the same successor.
  public Duration grace() {
    return grace;
  }

  /// The absolute life of the grant's tokens, from the login.
  public Duration lifetime() {
    return lifetime;
  }

  /// The exceptions from [#lifetime], by `amr` value.
  public Map<String, Duration> lifetimeByMethod() {
    return lifetimeByMethod;
  }

  /// How long a token may lie unused; absent where it may for its whole life.
  public Optional<Duration> idle() {
    return idle;
  }

  /// Whether the end of the login session, also by expiry, ends it.
  public boolean endsWithSession() {
    return endsWithSession;
  }

  /// Which authorizations give a refresh token.
  public enum Issue {
    ALWAYS,
    /// Those that ask for the scope `offline_access` (OpenID Connect Core §11).
    OFFLINE_ACCESS,
    NEVER
  }

  /// Builds a policy; what is not said gets the default.
  public static final class Builder {
    private Issue issue = Issue.ALWAYS;
    private boolean rotate = true;
    private Duration grace = Duration.ofSeconds(10);
    private Duration lifetime = Duration.ofDays(30);
    private Map<String, Duration> lifetimeByMethod = Map.of();
    private Optional<Duration> idle = Optional.empty();
    private boolean endsWithSession;

    private Builder() {}

    /// Which authorizations give one; all by default.
    public Builder issue(Issue value) {
      issue = value;
      return this;
    }

    /// Whether each refresh replaces the token; true by default. Without it a stolen token of a
    /// public client would never be noticed.
    public Builder rotate(boolean value) {
      rotate = value;
      return this;
    }

    /// How long the replaced token still gives the same successor; ten seconds by default.
    public Builder grace(Duration value) {
      grace = value;
      return this;
    }

    /// How long after the login a refresh token can work at all; 30 days by default.
    public Builder lifetime(Duration value) {
      lifetime = value;
      return this;
    }

    /// Another lifetime for logins by these methods, by `amr` value (RFC 8176 §2); none by default.
    public Builder lifetimeByMethod(Map<String, Duration> value) {
      lifetimeByMethod = value;
      return this;
    }

    /// How long it may lie unused; for its whole life by default.
    public Builder idle(Duration value) {
      idle = Optional.of(value);
      return this;
    }

    /// Whether the end of the login session ends it too; false by default.
    public Builder endsWithSession(boolean value) {
      endsWithSession = value;
      return this;
    }

    /// The policy.
    public RefreshTokenPolicy build() {
      return new RefreshTokenPolicy(this);
    }
  }
}
