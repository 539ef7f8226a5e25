package dev.gatewright.server.config;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gatewright.server.config.issuer.TenantKeys;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.server.ServerKeys;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RandomDocumentsTest {
  private static final int ROUNDS = 1500;
  private static final long SEED = 20261122;
  private static final String[] VALUES = {
    "x",
    "1",
    "-3",
    "true",
    "~",
    "\"\"",
    "[]",
    "{}",
    "[a, [b], {c: d}]",
    "{ file: mail.secret }",
    "5m",
    "99999999999d",
    "10/15m",
    "${GREETING}",
    "${EMPTY:-x}",
    "${",
    "$${x}",
    "all",
    "none",
    "https://a.test",
    "a@b.test",
    "{ generate: true }",
    "'\u0000'",
    "\"\\u0000\\uD800\"",
    "ES256",
    "{ keys: [{ kty: EC, d: x }] }",
    "{ keys: [1] }",
    "!t x",
    "&a b",
    "*a",
    "HS256",
    "password"
  };

  private final Random random = new Random(SEED);

  @Test
  @DisplayName("documents made of known keys with random values are read or refused, never thrown")
  void knownKeysRandomValues() {
    for (int round = 0; round < ROUNDS; round++) {
      var server = new StringBuilder();
      write(server, ServerKeys.SERVER, "");
      readBoth(server.toString());
      var tenants = new StringBuilder();
      write(tenants, TenantKeys.TENANTS, "");
      readBoth(tenants.toString());
    }
  }

  @Test
  @DisplayName("a damaged file is read or refused, never thrown")
  void damagedFiles() {
    var originals =
        List.of(Samples.resource("server-full.yaml"), Samples.resource("tenants-full.yaml"));
    for (int round = 0; round < ROUNDS; round++) {
      var bytes = originals.get(round % 2).getBytes(UTF_8);
      for (int damage = random.nextInt(6); damage >= 0; damage--) {
        bytes[random.nextInt(bytes.length)] =
            (byte)
                (random.nextBoolean()
                    ? random.nextInt(256)
                    : "\n :-[]{}\"'#&*!|>%@`".charAt(random.nextInt(19)));
      }
      readBoth(ConfigFile.of("any.yaml", bytes, Samples.surroundings()));
    }
  }

  @Test
  @DisplayName("deep nesting and long lines are refused, never thrown")
  void hugeDocuments() {
    readBoth("[".repeat(20_000));
    readBoth("a: {".repeat(20_000));
    readBoth("- ".repeat(20_000));
    readBoth("issuers: [" + "{ id: a },".repeat(5_000) + "]");
    readBoth("k" + "x".repeat(100_000) + ": 1");
  }

  private void write(StringBuilder out, SectionSpec section, String indent) {
    for (var key : section.keys()) {
      if (random.nextInt(3) == 0 && !key.required()) {
        continue;
      }
      out.append(indent).append(key.name()).append(':');
      var nested = nested(key.type());
      if (nested.isEmpty() || random.nextInt(8) == 0) {
        out.append(' ').append(VALUES[random.nextInt(VALUES.length)]).append('\n');
      } else if (key.type() instanceof KeyType.ListOf) {
        out.append('\n').append(indent).append("  -\n");
        write(out, nested.getFirst(), indent + "    ");
      } else {
        out.append('\n');
        write(out, nested.getFirst(), indent + "  ");
      }
    }
  }

  private static List<SectionSpec> nested(KeyType type) {
    var found = new ArrayList<SectionSpec>();
    switch (type) {
      case KeyType.Section(var spec) -> found.add(spec);
      case KeyType.ListOf(KeyType.Section(var spec)) -> found.add(spec);
      default -> {}
    }
    return found;
  }

  private static void readBoth(String yaml) {
    readBoth(Samples.file("any.yaml", yaml));
  }

  private static void readBoth(ConfigFile file) {
    assertThatCode(
            () -> {
              ServerConfigReader.read(file);
              TenantsReader.read(file, Samples.BASE_URL);
            })
        .doesNotThrowAnyException();
  }
}
