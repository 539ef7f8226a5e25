package dev.gatewright.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.issuer.TenantsConfig;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Problems;
import dev.gatewright.server.config.yaml.ReadContext;
import dev.gatewright.server.config.yaml.ReadContext.Source;
import dev.gatewright.server.config.yaml.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;

/// Configuration files for tests, and how to read them.
public final class Samples {
  public static final URI BASE_URL = URI.create("http://localhost:8080");

  private Samples() {}

  public static String resource(String name) {
    try (var in = Samples.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a whole tenants file that must be valid.
  public static TenantsConfig tenants(String yaml) {
    return loaded(TenantsReader.read(file("tenants.yaml", yaml), BASE_URL));
  }

  /// The sample that uses every key, also those of later versions.
  public static TenantsConfig fullTenants() {
    return loaded(
        TenantsReader.read(
            file("tenants.yaml", resource("tenants-full.yaml")),
            BASE_URL,
            lenient("tenants.yaml")));
  }

  public static ConfigFile file(String name, String yaml) {
    return ConfigFile.of(name, yaml, surroundings());
  }

  public static ReadContext lenient(String name) {
    return new ReadContext(new Problems(name), surroundings(), Source.STORED);
  }

  /// A key that nobody uses.
  public static final String APPLE_KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKlm1kYO9YYpwl0M2
      sVch4dyONT7m1HR+r1baA2Tx7hKhRANCAARG87E/Bq/iovXgzfEgCYm1vx4ntbK+
      Z8clAg5YTRl6IBpMlFKrQJj47sSw1vBAJdRYWKnkOfZUsymVyjNGx3LB
      -----END PRIVATE KEY-----\
      """;

  public static Surroundings surroundings() {
    return Surroundings.of(
        Map.of("GREETING", "hello", "EMPTY", ""),
        Map.of(
            "mail.secret",
            "swordfish",
            "acme.svg",
            "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
            "acme.css",
            ".card { max-inline-size: 30rem }",
            "apple.p8",
            APPLE_KEY));
  }

  public static <T> T loaded(ConfigResult<T> result) {
    return switch (result) {
      case ConfigResult.Loaded<T>(var config, var _) -> config;
      case ConfigResult.Broken<T> broken -> throw new AssertionError(broken.text());
    };
  }

  /// The problems of a file as text, empty when there is none.
  public static String problems(ConfigResult<?> result) {
    return switch (result) {
      case ConfigResult.Loaded<?> _ -> "";
      case ConfigResult.Broken<?> broken -> broken.text();
    };
  }
}
