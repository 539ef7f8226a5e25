package dev.gatewright.server.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.issuer.TenantKeys;
import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.server.ServerKeys;
import dev.gatewright.server.config.yaml.SectionSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// The table of keys, the readers, the schemas and the documentation say the same. Run with
/// `-Dgatewright.write-docs=true` to write schemas and documentation anew.
class PublishedKeysTest {
  private static final boolean WRITE = Boolean.getBoolean("gatewright.write-docs");
  private static final Path DOCS = docs();

  @Test
  @DisplayName("docs/schema/server.schema.json is what the readers' keys give")
  void serverSchema() throws IOException {
    var schema =
        PublishedKeys.schema(
            "server.yaml", "Where and how a Gatewright process runs.", ServerKeys.ALL);
    compare("schema/server.schema.json", schema);
  }

  @Test
  @DisplayName("docs/schema/tenants.schema.json is what the readers' keys give")
  void tenantsSchema() throws IOException {
    var schema =
        PublishedKeys.schema("tenants.yaml", "What a Gatewright server serves.", TenantKeys.ALL);
    compare("schema/tenants.schema.json", schema);
  }

  @Test
  @DisplayName("docs/configuration.md has the table of every section, with defaults and meanings")
  void documentation() throws IOException {
    var file = DOCS.resolve("configuration.md");
    var text = Files.readString(file);
    for (var section : allSections()) {
      var begin = "<!-- keys of " + section.title() + " -->\n";
      int from = text.indexOf(begin);
      assertThat(from).as("marker of %s", section.title()).isNotNegative();
      int to = text.indexOf("<!-- end -->", from);
      text =
          text.substring(0, from + begin.length())
              + PublishedKeys.table(section)
              + text.substring(to);
    }
    compare("configuration.md", withCompatSets(text));
  }

  @Test
  @DisplayName("the schemas know exactly the keys of the table, section by section")
  void schemaKeys() throws IOException {
    for (var name : List.of("server", "tenants")) {
      var schema =
          JsonMapper.shared()
              .readTree(Files.readString(DOCS.resolve("schema/" + name + ".schema.json")));
      for (var section : name.equals("server") ? ServerKeys.ALL : TenantKeys.ALL) {
        var properties = schema.path("$defs").path(section.title()).path("properties");
        assertThat(new ArrayList<>(properties.propertyNames()))
            .as(section.title())
            .isEqualTo(section.names());
      }
    }
  }

  @Test
  @DisplayName("the readers ask for every key of the table when a file uses them all")
  void readersAskForEveryKey() {
    var server = Samples.lenient("server.yaml");
    Samples.loaded(
        ServerConfigReader.read(
            Samples.file("server.yaml", Samples.resource("server-full.yaml")), server));
    var tenants = Samples.lenient("tenants.yaml");
    Samples.loaded(
        TenantsReader.read(
            Samples.file("tenants.yaml", Samples.resource("tenants-full.yaml")),
            Samples.BASE_URL,
            tenants));
    var asked = new TreeSet<String>();
    asked.addAll(server.askedKeys());
    asked.addAll(tenants.askedKeys());

    assertThat(asked).isEqualTo(new TreeSet<>(tableKeys()));
  }

  private static String withCompatSets(String text) {
    var begin = "<!-- compat sets -->\n";
    int from = text.indexOf(begin) + begin.length();
    int to = text.indexOf("<!-- end -->", from);
    return text.substring(0, from) + PublishedKeys.compatTable() + text.substring(to);
  }

  private static Set<String> tableKeys() {
    var keys = new HashSet<String>();
    for (var section : allSections()) {
      section.names().forEach(name -> keys.add(section.title() + "." + name));
    }
    return keys;
  }

  private static List<SectionSpec> allSections() {
    return Stream.concat(ServerKeys.ALL.stream(), TenantKeys.ALL.stream()).toList();
  }

  private static void compare(String name, String expected) throws IOException {
    var file = DOCS.resolve(name);
    if (WRITE) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, expected);
    }
    assertThat(Files.readString(file))
        .as("docs/%s; run this test with -Dgatewright.write-docs=true", name)
        .isEqualTo(expected);
  }

  private static Path docs() {
    var here = Path.of("").toAbsolutePath();
    return Files.isDirectory(here.resolve("../docs"))
        ? here.resolve("../docs").normalize()
        : here.resolve("docs");
  }
}
