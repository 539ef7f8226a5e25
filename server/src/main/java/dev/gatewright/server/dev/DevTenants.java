package dev.gatewright.server.dev;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientConfig.ClientSecret;
import dev.gatewright.server.config.issuer.IssuerConfig;
import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.issuer.UserConfig;
import dev.gatewright.server.config.issuer.UserConfig.Credential;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The demo tenant: a `tenants.yaml` of the class path, for the addresses that this run has.
public record DevTenants(String text, Map<String, String> environment, IssuerConfig issuer) {
  public static final String NAME = "dev tenants.yaml";

  private static final String FILE = "tenants.yaml";
  private static final String DEMO_CLIENT = "demo";

  public DevTenants {
    environment = Map.copyOf(environment);
  }

  /// Reads the file for a server, a demo application and its API at these origins.
  public static DevTenants load(URI baseUrl, URI demoUrl, URI apiUrl) {
    var environment =
        Map.of(
            "BASE_URL",
            baseUrl.toString(),
            "DEMO_URL",
            demoUrl.toString(),
            "API_URL",
            apiUrl.toString());
    var text = text(FILE);
    var file = ConfigFile.of(NAME, text, Surroundings.of(environment, Map.of()));
    return switch (TenantsReader.read(file, baseUrl)) {
      case ConfigResult.Loaded<TenantsConfig>(var config, _) ->
          new DevTenants(text, environment, config.issuers().getFirst());
      case ConfigResult.Broken<TenantsConfig> broken ->
          throw new IllegalStateException(broken.text());
    };
  }

  private static String text(String name) {
    try (var in = DevTenants.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The client that the demo application is.
  public ClientConfig demoClient() {
    return issuer.clients().stream()
        .filter(client -> client.id().equals(DEMO_CLIENT))
        .findFirst()
        .orElseThrow();
  }

  /// The password that the user is created with, in clear: it is public.
  public static String password(UserConfig user) {
    return user.credential().orElse(null) instanceof Credential.Password(var value)
        ? value.reveal()
        : "";
  }

  /// The secret of a client, in clear: it is public.
  public static Optional<String> secret(ClientConfig client) {
    return client.secret().orElse(null) instanceof ClientSecret.Given(var value)
        ? Optional.of(value.reveal())
        : Optional.empty();
  }
}
