package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;

/// What users allowed which client. Nothing here expires: a user takes it back.
public interface Consents {

  /// The scope the user has allowed this client so far; empty when nothing.
  Scope consented(IssuerId issuer, SubjectId subject, ClientId client);

  /// Adds `scope` to what the user allows this client; idempotent. One step: of two calls at once
  /// neither loses what the other adds. Durable when it returns, since the user is not asked again.
  void allow(IssuerId issuer, SubjectId subject, ClientId client, Scope scope, Instant now);
}
