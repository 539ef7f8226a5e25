package dev.gatewright.server.account.api;

import dev.gatewright.server.account.Oneself;
import dev.gatewright.server.http.HttpRequest;

/// A request of a person, which an application makes for them.
record ApiCall(Oneself who) {
  HttpRequest request() {
    return who.request();
  }

  /// Whether this is the application that asks.
  boolean isBy(String clientId) {
    return who.through().filter(client -> client.value().equals(clientId)).isPresent();
  }
}
