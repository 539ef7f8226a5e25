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

/// For whom and for what a token is issued. `grantType` is the grant that gives it; `person` is
/// absent for a client's own token (RFC 6749 §4.4); `scope` and `resources` are those of this
/// token, which may be narrower than the grant; `actor` is who acts for the person (RFC 8693 §4.1).
public record IssueContext(
    Issuer issuer,
    Client client,
    GrantType grantType,
    Optional<Person> person,
    Scope scope,
    List<String> resources,
    Optional<Actor> actor,
    Instant now) {
  public IssueContext {
    resources = List.copyOf(resources);
  }

  /// The person whose grant this is, as stored now.
  public record Person(Grant grant, SubjectView subject) {}
}
