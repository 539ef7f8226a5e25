package dev.gatewright.examples.web;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What the application is told by its environment: `ISSUER_URL`, `CLIENT_ID`, `CLIENT_SECRET`,
/// `API_URL` (the API's address, which is also its resource identifier), `SESSION_SECRET` (32
/// random bytes or more, as text), `ORGANIZATION_NAMES` (as `id=name`, with `;` between them, or
/// none), and, where it is not on this machine's port 3000, `PORT` and `REDIRECT_URI`.
///
/// @param organizationNames names by id. The provider tells which organizations a person is in by
///   their ids; how an organization is called is among an application's own data.
record Settings(
    URI issuer,
    String clientId,
    String clientSecret,
    URI redirectUri,
    int port,
    URI api,
    String sessionSecret,
    Map<String, String> organizationNames) {
  private static final String PORT = "3000";

  Settings {
    organizationNames = Map.copyOf(organizationNames);
  }

  /// @throws IllegalArgumentException if a variable is missing; the message names it
  static Settings of(Map<String, String> environment) {
    var port = environment.getOrDefault("PORT", PORT);
    var callback = "http://localhost:" + port + "/callback";
    return new Settings(
        URI.create(required(environment, "ISSUER_URL")),
        required(environment, "CLIENT_ID"),
        required(environment, "CLIENT_SECRET"),
        URI.create(environment.getOrDefault("REDIRECT_URI", callback)),
        Integer.parseInt(port),
        URI.create(required(environment, "API_URL")),
        required(environment, "SESSION_SECRET"),
        names(environment.getOrDefault("ORGANIZATION_NAMES", "")));
  }

  private static Map<String, String> names(String text) {
    var names = new HashMap<String, String>();
    for (var entry : text.split(";", -1)) {
      var equals = entry.indexOf('=');
      if (equals > 0) {
        names.put(entry.substring(0, equals).strip(), entry.substring(equals + 1).strip());
      }
    }
    return names;
  }

  /// What to call the organization: by its id where its name is not known.
  String organizationName(String id) {
    return organizationNames.getOrDefault(id, id);
  }

  private static String required(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .orElseThrow(() -> new IllegalArgumentException("set the environment variable " + name));
  }

  /// Leaves out the secrets.
  @Override
  public String toString() {
    return "Settings[" + clientId + " at " + issuer + "]";
  }
}
