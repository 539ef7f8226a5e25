package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// A kept grant, as the engine reads it back: what was agreed, which no refresh changes. Liveness
/// is not in here: it is decided inside the statement that uses the grant.
///
/// A store keeps the components as columns, which its statements find and decide by, and the
/// `document` as the text it is. All else that was agreed stands in the document and is read by the
/// other methods.
///
/// `sessionBond` says when the end of `session` ends the grant; `organization` is the one the grant
/// is bound to; `authTime` when the user last proved who they are; `expiresAt` the absolute end of
/// its refresh tokens, which its last access token may outlive. A store may keep times to the
/// millisecond.
public record Grant(
    GrantId id,
    ClientId client,
    SubjectId subject,
    Optional<SessionId> session,
    SessionBond sessionBond,
    Optional<String> organization,
    Instant authTime,
    Instant createdAt,
    Instant expiresAt,
    Document document) {
  static final String SHOWN_AS = "sub";
  static final String SCOPE = "scope";
  static final String RESOURCES = "resources";
  static final String CLAIMS = "claims";
  static final String AMR = "amr";
  static final String ACR = "acr";
  static final String ACTOR = "act";
  static final String ACTOR_ISSUER = "act_iss";
  static final String ACTS_UNTIL = "act_until";
  static final String DPOP = "jkt";
  static final String MTLS = "x5t#S256";

  /// Begins a grant of this user to this client.
  public static GrantBuilder builder(GrantId id, ClientId client, SubjectId subject) {
    return new GrantBuilder(id, client, subject);
  }

  /// How tokens name the subject.
  public SubjectId sub() {
    return document.text(SHOWN_AS).map(SubjectId::new).orElse(subject);
  }

  /// Whether it was given to somebody without an account, whom tokens name as they name others too.
  public boolean isGuest() {
    return document.text(SHOWN_AS).isPresent();
  }

  /// What the client may do.
  public Scope scope() {
    return document.text(SCOPE).flatMap(Scope::parse).orElse(Scope.empty());
  }

  /// The resource servers that its access tokens are for (RFC 8707).
  public List<String> resources() {
    return document.texts(RESOURCES);
  }

  /// The `claims` request parameter as sent (OpenID Connect Core §5.5).
  public Optional<String> claims() {
    return document.text(CLAIMS);
  }

  /// How the user proved who they are (RFC 8176 §2).
  public Set<String> amr() {
    return new TreeSet<>(document.texts(AMR));
  }

  /// What its refresh tokens are bound to.
  public Binding binding() {
    return document
        .text(DPOP)
        .<Binding>map(Binding.Dpop::new)
        .or(() -> document.text(MTLS).map(Binding.Mtls::new))
        .orElseGet(Binding.None::new);
  }

  /// Who acts as the subject, where somebody does: no token of the grant outlives that.
  public Optional<Impersonation> impersonation() {
    return document
        .text(ACTOR)
        .flatMap(actor ->
            document
                .text(ACTOR_ISSUER)
                .map(issuer ->
                    new Impersonation(
                        new SubjectId(actor),
                        issuer,
                        Instant.ofEpochMilli(document.number(ACTS_UNTIL).orElse(0L)))));
  }

  /// How strongly, in the issuer's words.
  public Optional<String> acr() {
    return document.text(ACR);
  }
}
