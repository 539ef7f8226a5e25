package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/// A grant in the making. What is not said is the least: no session, no scope, no resources.
public final class GrantBuilder {
  private final GrantId id;
  private final ClientId client;
  private final SubjectId subject;
  private Optional<SessionId> session = Optional.empty();
  private SessionBond sessionBond = SessionBond.NONE;
  private Optional<String> organization = Optional.empty();
  private final SequencedMap<String, Object> fields = new LinkedHashMap<>();

  GrantBuilder(GrantId id, ClientId client, SubjectId subject) {
    this.id = id;
    this.client = client;
    this.subject = subject;
  }

  /// The login session it began in, and when that one's end ends it.
  public GrantBuilder session(Optional<SessionId> of, SessionBond bond) {
    this.session = of;
    this.sessionBond = bond;
    return this;
  }

  /// The organization it is bound to.
  public GrantBuilder organization(Optional<String> boundTo) {
    this.organization = boundTo;
    return this;
  }

  /// How tokens name a subject that is a guest.
  public GrantBuilder shownAs(Optional<SubjectId> sub) {
    sub.ifPresent(name -> fields.put(Grant.SHOWN_AS, name.value()));
    return this;
  }

  public GrantBuilder scope(Scope granted) {
    return field(Grant.SCOPE, granted.toString());
  }

  /// The resource servers that its access tokens are for (RFC 8707).
  public GrantBuilder resources(Collection<String> targets) {
    return fields(Grant.RESOURCES, targets);
  }

  /// The `claims` request parameter as sent (OpenID Connect Core §5.5).
  public GrantBuilder claims(Optional<String> parameter) {
    parameter.ifPresent(value -> fields.put(Grant.CLAIMS, value));
    return this;
  }

  /// How the user proved who they are (RFC 8176 §2), and how strongly in the issuer's words.
  public GrantBuilder authentication(Collection<String> amr, Optional<String> acr) {
    fields(Grant.AMR, new TreeSet<>(amr));
    acr.ifPresent(value -> fields.put(Grant.ACR, value));
    return this;
  }

  /// Who acts as the person, where somebody does.
  public GrantBuilder impersonation(Optional<Impersonation> by) {
    by.ifPresent(acting -> {
      fields.put(Grant.ACTOR, acting.actor().value());
      fields.put(Grant.ACTOR_ISSUER, acting.issuer());
      fields.put(Grant.ACTS_UNTIL, acting.until().toEpochMilli());
    });
    return this;
  }

  /// What its refresh tokens are bound to.
  public GrantBuilder binding(Binding value) {
    return switch (value) {
      case Binding.None none -> this;
      case Binding.Dpop(var thumbprint) -> field(Grant.DPOP, thumbprint);
      case Binding.Mtls(var thumbprint) -> field(Grant.MTLS, thumbprint);
    };
  }

  private GrantBuilder field(String name, String value) {
    fields.put(name, value);
    return this;
  }

  private GrantBuilder fields(String name, Collection<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
    return this;
  }

  /// The grant, made at `createdAt` for somebody who proved themselves at `authTime`; its refresh
  /// tokens end at `expiresAt`.
  public Grant build(Instant authTime, Instant createdAt, Instant expiresAt) {
    return new Grant(
        id,
        client,
        subject,
        session,
        sessionBond,
        organization,
        authTime,
        createdAt,
        expiresAt,
        Document.of(fields));
  }
}
