package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.ports.Subjects.SubjectView;

/// A host of the engine, as far as a test must set it up.
public interface Host {
  Ports ports();

  /// Adds a client, or replaces the one of that id.
  void put(IssuerId issuer, Client client);

  /// Adds a person, or replaces what is known of one.
  void put(IssuerId issuer, SubjectView subject);

  /// Begins a login session.
  void begin(IssuerId issuer, LoginSession session);

  /// Backs up grants and sessions; what is returned restores them and raises the epoch.
  Runnable backUp();
}
