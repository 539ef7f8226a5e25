package dev.gatewright.examples.stepbystep;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// What the application is told by its environment: `ISSUER_URL`, `CLIENT_ID`, `CLIENT_SECRET`,
/// and, where it is not on this machine's port 3000, `PORT` and `REDIRECT_URI`.
record Settings(URI issuer, String clientId, String clientSecret, URI redirectUri, int port) {
  private static final String PORT = "3000";

  /// @throws IllegalArgumentException if a variable is missing; the message names it
  static Settings of(Map<String, String> environment) {
    var port = environment.getOrDefault("PORT", PORT);
    var callback = "http://localhost:" + port + "/callback";
    return new Settings(
        URI.create(required(environment, "ISSUER_URL")),
        required(environment, "CLIENT_ID"),
        required(environment, "CLIENT_SECRET"),
        URI.create(environment.getOrDefault("REDIRECT_URI", callback)),
        Integer.parseInt(port));
  }

  InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new IllegalArgumentException("set the environment variable " + name));
  }

  /// Leaves out the secret.
  @Override
  public String toString() {
    return "Settings[" + clientId + " at " + issuer + "]";
  }
}
