package dev.gatewright.server.control;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What came of a request, for people and for programs.
///
/// @param receipt what whoever asked says back once they have the answer, where it has secrets that
///   are told this once
record Report(int exitCode, String text, ObjectNode json, Optional<String> receipt) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  Report(int exitCode, String text, ObjectNode json) {
    this(exitCode, text, json, Optional.empty());
  }

  static Report done(String text) {
    return new Report(Answer.DONE, text, object().put("done", text));
  }

  static Report of(String text, ObjectNode json) {
    return new Report(Answer.DONE, text, json);
  }

  /// A list under `name`: as a table, or `none` where it is empty.
  static Report list(String name, Table table, String none) {
    var json = object();
    json.set(name, table.json());
    return new Report(Answer.DONE, table.isEmpty() ? none : table.text(), json);
  }

  static Report failed(int exitCode, String text) {
    return new Report(exitCode, text, object().put("error", text));
  }

  /// This report with more to say, which `json` has already.
  Report with(String more) {
    return new Report(exitCode, text + more, json, receipt);
  }

  /// This report with a warning, for programs among `notes`, as those of a plan are.
  Report warning(String warning) {
    json.putArray("notes").add(warning);
    return with("\n" + warning);
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  Answer answer(boolean asJson) {
    return new Answer(exitCode, asJson ? write(json) : text, receipt);
  }

  static String write(JsonNode json) {
    return JSON.writeValueAsString(json);
  }
}
