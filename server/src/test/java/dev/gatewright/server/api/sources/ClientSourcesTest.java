package dev.gatewright.server.api.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// What becomes of descriptions that the API may have one day.
@DisplayName("Sources made of an OpenAPI document")
final class ClientSourcesTest {
  private static final String DOCUMENT =
      """
      {"paths": {
        "/issuers/{issuer}/things": {
          "get": {"summary": "The things", "x-gatewright-permission": "things:read",
            "parameters": [
              {"name": "wait", "in": "query", "schema": {"type": "integer"}, "description": "in seconds"},
              {"name": "state", "in": "query", "schema": {"type": "string", "enum": ["on", "off", "2nd"]}},
              {"name": "from", "in": "query", "required": true, "schema": {"type": "string", "format": "date-time"}}],
            "responses": {"200": {"content": {"application/json": {"schema": {"type": "object",
              "properties": {"data": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
                "has_more": {"type": "boolean"}, "next_cursor": {"type": "string"}}}}}}}},
          "post": {"summary": "Makes one", "requestBody": {"required": true, "content": {"application/json":
              {"schema": {"type": "object", "required": ["name", "class"], "properties": {
                "name": {"type": "string"}, "class": {"type": "string"},
                "state": {"type": "string", "enum": ["on", "half"]},
                "states": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
                "until": {"type": ["string", "null"], "format": "date-time"},
                "client_secret": {"type": "string"},
                "weights": {"type": "object", "additionalProperties": {"type": "number"}},
                "body": {"oneOf": [{"type": "string"}, {"type": "array"}]},
                "place": {"type": "object", "properties": {"city": {"type": "string"}}},
                "settings": {"$ref": "#/components/schemas/Settings"}}}}}},
            "responses": {"201": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}}},
        "/issuers/{issuer}/things/{thing}": {
          "get": {"summary": "One", "responses": {"200": {"content": {"application/json":
              {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
          "put": {"summary": "Writes it whole", "parameters": [{"name": "If-Match", "in": "header", "schema": {"type": "string"}}],
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"name": {"type": "string"}}}}}},
            "responses": {"200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}}},
          "delete": {"summary": "Removes it", "parameters": [{"name": "with_made", "in": "query", "schema": {"type": "boolean"}}],
            "responses": {"200": {"content": {"application/json": {"schema": {"type": "object", "required": ["count"],
              "properties": {"count": {"type": "integer"}}}}}}}}},
        "/issuers/{issuer}/statistics": {
          "get": {"summary": "Numbers", "parameters": [{"name": "days", "in": "query", "schema": {"type": "integer"}}],
            "responses": {"200": {"content": {"application/json": {"schema": {"type": "object", "required": ["by_day"],
              "properties": {"by_day": {"type": "array", "items": {"type": "object", "properties": {"n": {"type": "number"}}}},
                "anything": {}, "labels": {"type": "object", "additionalProperties": {"type": "string"}}}}}}}}}},
        "/statistics": {"get": {"summary": "Numbers of all", "responses": {"204": {}}}},
        "/issuers/{issuer}/things/{thing}/start-over": {"post": {"summary": "Begins again", "responses": {"204": {}}}}
      }, "components": {"schemas": {
        "Thing": {"type": "object", "required": ["id", "state", "notifyAll"], "properties": {
          "id": {"type": "string", "description": "what a@b names @ it by"},
          "state": {"type": "string", "enum": ["on", "off", "2nd"]}, "notifyAll": {"type": "boolean"},
          "place": {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}},
          "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Thing"}},
          "recovery_codes": {"type": "array", "items": {"type": "string"}},
          "settings": {"$ref": "#/components/schemas/Settings"}}},
        "Settings": {"type": "object", "properties": {"session.max-age": {"type": ["integer", "null"]},
          "mode": {"anyOf": [{"type": "string", "enum": ["strict"]}, {"type": "null"}]},
          "jwt": {"anyOf": [{"type": "object", "properties": {"alg": {"type": "string", "enum": ["ES256"]}}}, {"type": "null"}]},
          "pem": {"anyOf": [{"type": "string"}, {"type": "null"}], "writeOnly": true},
          "either": {"anyOf": [{"type": "string"}, {"type": "boolean"}, {"type": "null"}]}}}
      }}}
      """;

  @TempDir private Path classes;
  private Map<String, String> files = Map.of();

  @BeforeEach
  void make() {
    files = ClientSources.of(JsonMapper.shared().readTree(DOCUMENT));
  }

  private String file(String name) {
    return files.getOrDefault(name, "").replaceAll("\\s+", " ");
  }

  @Test
  @DisplayName("compile, whatever shapes and names there are")
  void compile() {
    var problems = new DiagnosticCollector<JavaFileObject>();
    var options =
        List.of(
            "--release",
            "17",
            "-proc:none",
            "-Xlint:none",
            "-d",
            classes.toString(),
            "-classpath",
            System.getProperty("java.class.path"));
    boolean compiles =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                null,
                null,
                problems,
                options,
                null,
                files.entrySet().stream().map(Source::of).toList())
            .call();
    assertThat(compiles).as("%s", problems.getDiagnostics()).isTrue();
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    private Source(String name, String text) {
      super(URI.create("string:///dev/gatewright/adminclient/" + name + ".java"), Kind.SOURCE);
      this.text = text;
    }

    static Source of(Map.Entry<String, String> file) {
      return new Source(file.getKey(), file.getValue());
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  @Test
  @DisplayName("have one type for a word that is told and asked, with all that either has")
  void words() {
    assertThat(file("ThingState")).contains("ON =", "OFF =", "_2ND =", "HALF =");
    assertThat(file("ThingQuery")).contains("ThingQuery state(ThingState state)");
    assertThat(file("NewThing"))
        .contains("NewThing state(ThingState state)", "states(List<ThingStat")
        .contains("NewThing of(String name, String classValue)", "with(\"class\", classValue)");
  }

  @Test
  @DisplayName("keep secrets as such, take away what may be null, and nest what is nested")
  void shapes() {
    assertThat(file("NewThing"))
        .contains("clientSecret(Secret clientSecret)", "clearUntil()", "place(NewThingPlace place)")
        .contains("settings(SettingsInput settings)", "bodyValue(Object bodyValue)")
        .doesNotContain("clearName");
    assertThat(file("SettingsInput"))
        .contains("sessionMaxAge(long", "clearSessionMaxAge()")
        .contains("mode(SettingsMode mode)", "clearMode()", "jwt(SettingsInputJwt jwt)")
        .contains("pem(Secret pem)", "clearPem()", "either(Object either)", "clearEither()");
    assertThat(file("SettingsInputJwt")).contains("alg(SettingsJwtAlg alg)");
    assertThat(file("Thing"))
        .contains("Optional<ThingPlace> place", "Optional<List<Thing>> parts")
        .contains("Optional<List<Secret>> recoveryCodes", "boolean notifyAllValue");
    assertThat(file("Statistics"))
        .contains("List<StatisticsByDay> byDay", "Optional<Object> anything");
  }

  @Test
  @DisplayName("have a method for each thing that an address does, bound to a tag where it may be")
  void methods() {
    assertThat(file("IssuerApi"))
        .contains(
            "ThingsApi things()", "ThingApi thing(String thing)", "StatisticsApi statistics()");
    assertThat(file("AdminClient")).contains("IssuerApi issuer(String issuer)");
    assertThat(file("ThingApi"))
        .contains("Tagged<Thing> getTagged()", "void startOver()", "Thing replace(ThingReplacement")
        .contains(
            "ThingDeleteResult delete()", "delete(ThingDeleteQuery query, CallOptions options)")
        .doesNotContain("Thing replace()");
    assertThat(file("ThingQuery")).contains("ThingQuery all(Instant from)", "waitValue(long");
  }
}
