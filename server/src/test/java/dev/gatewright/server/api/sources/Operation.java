package dev.gatewright.server.api.sources;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// One thing that an address does.
///
/// @param query the parameters behind the question mark, as OpenAPI has them
/// @param body the schema of the body, if it takes one
/// @param told the schema of the answer, if it tells anything
record Operation(
    String method,
    String path,
    String summary,
    String permission,
    List<JsonNode> query,
    boolean conditional,
    Optional<JsonNode> body,
    boolean isBodyNeeded,
    Optional<JsonNode> told) {
  static Operation of(String method, String path, JsonNode node) {
    var parameters = node.path("parameters").valueStream().toList();
    return new Operation(
        method,
        path,
        node.path("summary").asString(""),
        node.path("x-gatewright-permission").asString(""),
        parameters.stream().filter(each -> in(each, "query")).toList(),
        parameters.stream()
            .anyMatch(each -> in(each, "header") && name(each).equalsIgnoreCase("If-Match")),
        schema(node.path("requestBody")),
        node.path("requestBody").path("required").asBoolean(false),
        node.path("responses").properties().stream()
            .filter(answer -> answer.getKey().startsWith("2"))
            .findFirst()
            .flatMap(answer -> schema(answer.getValue())));
  }

  private static boolean in(JsonNode parameter, String place) {
    return parameter.path("in").asString("").equals(place);
  }

  static String name(JsonNode parameter) {
    return parameter.path("name").asString("");
  }

  private static Optional<JsonNode> schema(JsonNode holder) {
    var schema = holder.path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  boolean isGet() {
    return method.equals("GET");
  }

  /// What each thing of the list looks like that it tells, if it tells one.
  Optional<JsonNode> listed() {
    return told.map(schema -> schema.path("properties"))
        .filter(properties -> properties.has("data") && properties.has("has_more"))
        .map(properties -> properties.path("data").path("items"));
  }
}
