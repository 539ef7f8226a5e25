package dev.gatewright.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.issuer.TenantsReader;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.xml.sax.InputSource;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("Files in the documentation")
final class FileSamplesTest {
  private static final URI BASE = URI.create("https://id.example.com");
  private static final Set<String> LANGUAGES =
      Set.of(
          "java",
          "yaml",
          "sh",
          "json",
          "xml",
          "sql",
          "http",
          "text",
          "js",
          "python",
          "go",
          "ruby",
          "nginx",
          "caddy",
          "apache",
          "ts",
          "properties");

  private static final String PICTURE = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";

  /// A private key that nobody uses.
  private static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgKlm1kYO9YYpwl0M2
      sVch4dyONT7m1HR+r1baA2Tx7hKhRANCAARG87E/Bq/iovXgzfEgCYm1vx4ntbK+
      Z8clAg5YTRl6IBpMlFKrQJj47sSw1vBAJdRYWKnkOfZUsymVyjNGx3LB
      -----END PRIVATE KEY-----\
      """;

  /// What the samples take from the environment, and the files that they name.
  private static final Surroundings READERS =
      Surroundings.of(
          Map.of(
              "CLIENT_SECRET",
              "an-environments-secret-of-32-chars",
              "SMTP_PASSWORD",
              "a password of the mail server"),
          Map.of(
              "look/logo.svg", PICTURE,
              "look/logo-dark.svg", PICTURE,
              "look/icon.png", PICTURE,
              "look/workshop.svg", PICTURE,
              "AuthKey_KEY1234567.p8", KEY,
              "look/theme.css", ".card { max-inline-size: 30rem }"));

  static List<Document.Sample> yaml() {
    return Document.samples("yaml");
  }

  static List<Document.Sample> json() {
    return Document.samples("json");
  }

  static List<Document.Sample> xml() {
    return Document.samples("xml");
  }

  static List<Document.Sample> sql() {
    return Document.samples("sql");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("yaml")
  @DisplayName("YAML is taken as it stands by what reads it")
  void yamlIsRead(Document.Sample sample) throws Exception {
    if (sample.text().startsWith("clients:")) {
      var issuer = "issuers:\n  - id: acme\n    name: Acme\n" + sample.text().indent(4);
      assertRead(TenantsReader.read(ConfigFile.of(sample.toString(), issuer, READERS), BASE));
    } else if (sample.text().startsWith("issuers:") || sample.text().contains("\nissuers:")) {
      assertRead(TenantsReader.read(file(sample), BASE));
    } else if (sample.text().startsWith("gatewright:") || sample.text().contains("\nspring:")) {
      springProperties(sample);
    } else {
      assertRead(ServerConfigReader.read(file(sample)));
    }
  }

  private static void assertRead(ConfigResult<?> result) {
    if (result instanceof ConfigResult.Broken<?> broken) {
      assertThat(broken.text()).isEmpty();
    }
  }

  private static ConfigFile file(Document.Sample sample) {
    return ConfigFile.of(sample.toString(), sample.text(), READERS);
  }

  /// Every key is a component of the records that the starter binds.
  private static void springProperties(Document.Sample sample) throws Exception {
    var yaml = new ByteArrayResource(sample.text().getBytes(StandardCharsets.UTF_8));
    var properties = Class.forName("dev.gatewright.spring.GatewrightProperties");
    for (var source : new YamlPropertySourceLoader().load("sample", yaml)) {
      for (var name : ((EnumerablePropertySource<?>) source).getPropertyNames()) {
        var path = List.of(name.replaceAll("\\[\\d+]", "").split("\\."));
        if (path.getFirst().equals("gatewright")) {
          assertThat(takes(properties, path.subList(1, path.size()))).as(name).isTrue();
        }
      }
    }
  }

  private static boolean takes(Class<?> type, List<String> path) {
    if (path.isEmpty() || !type.isRecord()) {
      return path.isEmpty();
    }
    return Stream.of(type.getRecordComponents())
        .filter(it -> it.getName().equalsIgnoreCase(path.getFirst().replace("-", "")))
        .anyMatch(it -> takes(it.getType(), path.subList(1, path.size())));
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("json")
  @DisplayName("JSON is JSON")
  void jsonIsRead(Document.Sample sample) {
    assertThat(new JsonMapper().readTree(sample.text()).isContainer()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("xml")
  @DisplayName("XML is well-formed, and its coordinates are of modules that this build installs")
  void xmlIsRead(Document.Sample sample) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader("<all>" + sample.text() + "</all>")));
    var artifacts = document.getElementsByTagName("artifactId");
    for (int index = 0; index < artifacts.getLength(); index++) {
      var artifact = artifacts.item(index).getTextContent();
      if (artifact.startsWith("gatewright")) {
        assertThat(installed()).contains(artifact);
      }
    }
  }

  private static List<String> installed() throws Exception {
    try (var poms = Files.walk(Document.ROOT, 3)) {
      var names =
          poms.filter(file -> file.endsWith("pom.xml")).map(FileSamplesTest::artifact).toList();
      assertThat(names).contains("gatewright-client");
      return names;
    }
  }

  private static String artifact(Path pom) {
    try {
      var text = Files.readString(pom).replaceFirst("(?s)<parent>.*?</parent>", "");
      return text.replaceFirst("(?s).*?<artifactId>([^<]*)<.*", "$1");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest(name = "{0}", allowZeroInvocations = true)
  @MethodSource("sql")
  @DisplayName("SQL runs on a database of the standard")
  void sqlRuns(Document.Sample sample) throws Exception {
    try (var connection = DriverManager.getConnection("jdbc:h2:mem:");
        var statement = connection.createStatement()) {
      for (var one : sample.text().split(";", -1)) {
        if (!one.isBlank()) {
          statement.execute(one);
        }
      }
    }
  }

  static Stream<Document> documents() {
    return Document.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("documents")
  @DisplayName("Code stands in fences that say what it is, so that it can be tried")
  void fenced(Document document) {
    assertThat(document.indentedCode()).isEmpty();
    assertThat(document.samples()).filteredOn(it -> !LANGUAGES.contains(it.language())).isEmpty();
  }

  @Test
  @DisplayName("are found")
  void found() {
    assertThat(yaml()).isNotEmpty();
    assertThat(xml()).isNotEmpty();
  }
}
