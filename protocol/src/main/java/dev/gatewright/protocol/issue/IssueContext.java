package dev.gatewright.protocol.issue;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Subjects.SubjectView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// For whom and for what a token is issued.
public final class IssueContext {
  private final Issuer issuer;
  private final Client client;
  private final GrantType grantType;
  private final Optional<Person> person;
  private final Scope scope;
  private final List<String> resources;
  private final Optional<Actor> actor;
  private final TokenHook.Advice.Go advice;
  private final Instant now;

  private IssueContext(Builder builder) {
    this.issuer = builder.issuer;
    this.client = builder.client;
    this.grantType = builder.grantType;
    this.person = builder.person;
    this.scope = builder.scope;
    this.resources = builder.resources;
    this.actor = builder.actor;
    this.advice = TokenHook.Advice.NOTHING;
    this.now = builder.now;
  }

  private IssueContext(IssueContext like, TokenHook.Advice.Go advice) {
    this.issuer = like.issuer;
    this.client = like.client;
    this.grantType = like.grantType;
    this.person = like.person;
    this.scope = like.scope;
    this.resources = like.resources;
    this.actor = like.actor;
    this.advice = advice;
    this.now = like.now;
  }

  /// The person whose grant this is, as stored now.
  public record Person(Grant grant, SubjectView subject) {}

  /// Begins a token that the client gets for itself, with no scope yet.
  public static Builder builder(Issuer issuer, Client client, GrantType grantType, Instant now) {
    return new Builder(issuer, client, grantType, now);
  }

  public Issuer issuer() {
    return issuer;
  }

  public Client client() {
    return client;
  }

  /// The grant that gives the token.
  public GrantType grantType() {
    return grantType;
  }

  /// Absent for a client's own token (RFC 6749 §4.4).
  public Optional<Person> person() {
    return person;
  }

  /// The scope of this token, which may be narrower than the grant's.
  public Scope scope() {
    return scope;
  }

  /// The resources that this token is for (RFC 8707 §2), which may be fewer than the grant's.
  public List<String> resources() {
    return resources;
  }

  /// Who acts for the person (RFC 8693 §4.1).
  public Optional<Actor> actor() {
    return actor;
  }

  /// What a [TokenHook] adds.
  public TokenHook.Advice.Go advice() {
    return advice;
  }

  /// The same with what a hook adds.
  public IssueContext advised(TokenHook.Advice.Go go) {
    return go == TokenHook.Advice.NOTHING ? this : new IssueContext(this, go);
  }

  public Instant now() {
    return now;
  }

  /// Builds a context.
  public static final class Builder {
    private final Issuer issuer;
    private final Client client;
    private final GrantType grantType;
    private final Instant now;
    private Optional<Person> person = Optional.empty();
    private Scope scope = Scope.empty();
    private List<String> resources = List.of();
    private Optional<Actor> actor = Optional.empty();

    private Builder(Issuer issuer, Client client, GrantType grantType, Instant now) {
      this.issuer = issuer;
      this.client = client;
      this.grantType = grantType;
      this.now = now;
    }

    /// For a person, under this grant.
    public Builder to(Grant grant, SubjectView subject) {
      person = Optional.of(new Person(grant, subject));
      return this;
    }

    /// With this scope at these resources.
    public Builder of(Scope asked, List<String> targets) {
      scope = asked;
      resources = List.copyOf(targets);
      return this;
    }

    /// With somebody who acts for the person, if there is one.
    public Builder actor(Optional<Actor> value) {
      actor = value;
      return this;
    }

    public IssueContext build() {
      return new IssueContext(this);
    }
  }
}
