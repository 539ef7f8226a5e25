package dev.gatewright.server.config.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.Samples;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ClientSettingTest {
  private static final Path CONFIG =
      Path.of("src/main/java/dev/gatewright/server/config").toAbsolutePath();

  /// Keys of other sections, and addresses, that have the same name.
  private static final Set<String> ALSO_ELSEWHERE =
      Set.of("name", "scopes", "userinfo", "organizations", "token_endpoint_auth", "providers");

  @Test
  @DisplayName("Each setting's values are stored and read back as they were")
  void roundTrip() {
    for (var setting : ClientKeys.ALL) {
      for (var said : samples(setting)) {
        var document = JsonValues.newObject();
        said.writeTo(document);
        document.put("id", "web");

        assertThat(read(document)).as(setting.path()).isEqualTo(said);
      }
    }
  }

  @Test
  @DisplayName("Each setting is said by the sample file, so that its reading is tested")
  void sampled() {
    var said = new HashSet<String>();
    for (var client : clients()) {
      ClientKeys.ALL.stream().filter(client.settings()::has).forEach(it -> said.add(it.path()));
    }

    assertThat(ClientKeys.ALL).allSatisfy(setting -> assertThat(said).contains(setting.path()));
  }

  @Test
  @DisplayName("Each setting stands in the JSON Schema and in the documentation, with its default")
  void published() throws IOException {
    var docs = CONFIG.resolve("../../../../../../../../docs").normalize();
    var schema = Files.readString(docs.resolve("schema/tenants.schema.json"));
    var page = Files.readString(docs.resolve("configuration.md"));

    assertThat(ClientKeys.ALL)
        .allSatisfy(setting -> {
          assertThat(schema).contains("\"" + setting.name() + "\"");
          assertThat(page).contains("| `" + setting.name() + "` |").contains(setting.meaning());
        });
  }

  @Test
  @DisplayName("A setting's key is written once: in its declaration")
  void declaredOnce() throws IOException {
    for (var setting : ClientKeys.ALL) {
      var key = "\"" + setting.name() + "\"";
      var room = setting.group().isPresent() ? CONFIG.resolve("client") : CONFIG;
      if (!ALSO_ELSEWHERE.contains(setting.name())) {
        var declared = ClientKeys.ALL.stream().filter(one -> one.name().equals(setting.name()));
        assertThat(filesWith(room, key)).as(setting.path()).hasSize((int) declared.count());
      }
    }
  }

  private static List<Path> filesWith(Path room, String text) throws IOException {
    var found = new ArrayList<Path>();
    try (var files = Files.walk(room)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var code = Files.readAllLines(file).stream().filter(line -> !line.contains("///")).toList();
        if (code.stream().anyMatch(line -> line.contains(text))) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private static List<ClientConfig> clients() {
    var issuer = Samples.fullTenants().issuers().getFirst();
    return issuer.clients();
  }

  private static <T> List<Settings> samples(ClientSetting<T> setting) {
    var samples = new ArrayList<Settings>();
    clients().stream()
        .flatMap(client -> client.settings().get(setting).stream())
        .forEach(value -> samples.add(Settings.NONE.with(setting, value)));
    for (var compat : Compat.values()) {
      CompatSets.of(compat)
          .get(setting)
          .ifPresent(value -> samples.add(Settings.NONE.with(setting, value)));
    }
    return samples;
  }

  private static Settings read(tools.jackson.databind.node.ObjectNode document) {
    var context = Samples.lenient("stored");
    var fields = Fields.top(ClientKeys.CLIENT, JsonValues.toYaml(document), context);
    return Settings.read(fields.orElseThrow(), ClientKeys.ALL);
  }
}
