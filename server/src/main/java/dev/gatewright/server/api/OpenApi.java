package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.Problem;
import dev.gatewright.server.http.SecurityHeaders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The API as an OpenAPI 3.1 document, made of its descriptors once. Whoever has the program has
/// the document, so it is told to anybody.
final class OpenApi {
  private static final String VERSION = "1";
  private static final String PROBLEM = "Problem";

  private static final Document ERROR =
      Document.of(
          "ProblemError",
          Field.required("field", Shapes.TEXT, "the member as a JSON pointer (RFC 6901)"),
          Field.required("detail", Shapes.TEXT, "what is wrong with it"),
          Field.optional("fix", Shapes.TEXT, "what helps"));

  private static final String JSON = "application/json";

  private final byte[] text;

  OpenApi(List<Endpoint> endpoints, String root) {
    this.text = JsonText.of(document(endpoints, root)).getBytes(UTF_8);
  }

  HttpResponse response() {
    return HttpResponse.json(200, text).withHeaders(SecurityHeaders.BACK_CHANNEL);
  }

  private static Map<String, Object> document(List<Endpoint> endpoints, String root) {
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.1");
    document.put("info", info());
    document.put("servers", List.of(Map.of("url", root)));
    document.put("security", List.of(Map.of("key", List.of()), Map.of("token", List.of())));
    var paths = new LinkedHashMap<String, Object>();
    for (var path : endpoints.stream().map(Endpoint::path).distinct().toList()) {
      paths.put(path, path(path, endpoints));
    }
    document.put("paths", paths);
    document.put("components", components(endpoints));
    return document;
  }

  /// In an order that is the same at each start, as everything here.
  private static Map<String, Object> info() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("title", "Gatewright administration");
    fields.put("version", VERSION);
    fields.put(
        "summary", "What can be administered, for programs with an API key or an access token");
    return fields;
  }

  private static Map<String, Object> path(String path, List<Endpoint> endpoints) {
    var fields = new LinkedHashMap<String, Object>();
    var here = endpoints.stream().filter(endpoint -> endpoint.path().equals(path)).toList();
    var variables = here.getFirst().variables();
    if (!variables.isEmpty()) {
      fields.put(
          "parameters",
          variables.stream()
              .map(name -> parameter("path", name, true, Shapes.TEXT.schema(), Optional.empty()))
              .toList());
    }
    here.forEach(
        endpoint -> fields.put(endpoint.method().toLowerCase(Locale.ROOT), operation(endpoint)));
    return fields;
  }

  private static Map<String, Object> operation(Endpoint endpoint) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("operationId", id(endpoint));
    fields.put("summary", endpoint.summary());
    fields.put("description", "Needs the permission `" + endpoint.permission().key() + "`.");
    fields.put("x-gatewright-permission", endpoint.permission().key());
    var parameters = new ArrayList<Map<String, Object>>();
    endpoint
        .query()
        .forEach(field ->
            parameters.add(
                parameter(
                    "query",
                    field.name(),
                    field.need() == Field.Need.REQUIRED,
                    field.shape().schema(),
                    Optional.of(field.meaning()))));
    headers(endpoint)
        .forEach(field ->
            parameters.add(
                parameter(
                    "header",
                    field.name(),
                    false,
                    field.shape().schema(),
                    Optional.of(field.meaning()))));
    if (!parameters.isEmpty()) {
      fields.put("parameters", parameters);
    }
    if (!endpoint.body().isEmpty()) {
      fields.put("requestBody", body(endpoint));
    }
    var responses = new TreeMap<String, Object>();
    responses.put(Integer.toString(endpoint.told().status()), told(endpoint));
    endpoint.refusals().stream()
        .collect(Collectors.groupingBy(AdminProblem::status))
        .forEach((status, problems) -> responses.put(Integer.toString(status), refused(problems)));
    fields.put("responses", responses);
    return fields;
  }

  /// The headers that may come with a request, beside those of every one.
  static List<Field> headers(Endpoint endpoint) {
    var all = new ArrayList<Field>();
    if (endpoint.conditional() && endpoint.isChange()) {
      all.add(Field.optional("If-Match", Shapes.TEXT, "the `ETag` of what is to be changed"));
    }
    if (endpoint.isChange()) {
      all.add(
          Field.optional(
              "Idempotency-Key",
              Shapes.TEXT,
              "what the program calls this one request; the same is done once"));
    }
    return all;
  }

  /// Such as `patchIssuersUsers` of one of the users: what is between the variables, in order.
  static String id(Endpoint endpoint) {
    var id = new StringBuilder(endpoint.method().toLowerCase(Locale.ROOT));
    boolean one = false;
    for (var part : endpoint.path().substring(1).split("[/-]", -1)) {
      one = part.startsWith("{");
      if (!one) {
        id.append(part.substring(0, 1).toUpperCase(Locale.ROOT)).append(part.substring(1));
      }
    }
    return one ? id.append("One").toString() : id.toString();
  }

  private static Map<String, Object> parameter(
      String in,
      String name,
      boolean required,
      Map<String, Object> schema,
      Optional<String> meaning) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("name", name);
    fields.put("in", in);
    meaning.ifPresent(text -> fields.put("description", text));
    fields.put("required", required);
    fields.put("schema", schema);
    return fields;
  }

  private static Map<String, Object> body(Endpoint endpoint) {
    var schema = Document.schema(endpoint.body());
    schema.put("additionalProperties", false);
    var fields = new LinkedHashMap<String, Object>();
    fields.put("required", !endpoint.isContentWithNothing());
    fields.put("content", content(JSON, schema));
    return fields;
  }

  private static Map<String, Object> content(String type, Map<String, Object> schema) {
    return Map.of(type, Map.of("schema", schema));
  }

  private static Map<String, Object> told(Endpoint endpoint) {
    var fields = new LinkedHashMap<String, Object>();
    var headers = new TreeMap<String, Object>();
    if (endpoint.isTagged()) {
      var tag = new LinkedHashMap<String, Object>();
      tag.put("description", "what it is now, for `If-Match`");
      tag.put("schema", Shapes.TEXT.schema());
      headers.put("ETag", tag);
    }
    switch (endpoint.told()) {
      case Told.Nothing() -> fields.put("description", "It is done.");
      case Told.One(var document) -> {
        fields.put("description", "What was asked for.");
        fields.put("content", content(JSON, new Shape.One(document).schema()));
      }
      case Told.Made(var document) -> {
        fields.put("description", "It is made; `Location` says where it is.");
        headers.put("Location", Map.of("schema", Shapes.TEXT.schema()));
        fields.put("content", content(JSON, new Shape.One(document).schema()));
      }
      case Told.Several(var document) -> {
        fields.put("description", "All of them, or a part with what leads to the next.");
        fields.put("content", content(JSON, Document.schema(list(document))));
      }
    }
    if (!headers.isEmpty()) {
      fields.put("headers", headers);
    }
    return fields;
  }

  /// What a list looks like.
  static List<Field> list(Document document) {
    return List.of(
        Field.required("data", new Shape.Many(document), "in their order"),
        Field.required("has_more", Shapes.FLAG, "whether there are more behind them"),
        Field.optional("next_cursor", Shapes.TEXT, "the `cursor` that leads to those"));
  }

  private static Map<String, Object> refused(List<AdminProblem> problems) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(
        "description",
        problems.stream()
            .map(problem -> "`" + problem.reason() + "`: " + problem.detail() + ".")
            .collect(Collectors.joining(" ")));
    fields.put(
        "content",
        content("application/problem+json", Map.of("$ref", "#/components/schemas/" + PROBLEM)));
    return fields;
  }

  private static Map<String, Object> components(List<Endpoint> endpoints) {
    var schemas = new TreeMap<String, Object>();
    endpoints.forEach(endpoint -> {
      switch (endpoint.told()) {
        case Told.Nothing() -> {}
        case Told.One(var document) -> put(document, schemas);
        case Told.Made(var document) -> put(document, schemas);
        case Told.Several(var document) -> put(document, schemas);
      }
    });
    settings(endpoints)
        .forEach(
            shape -> schemas.put(shape.name(), SettingSchema.of(shape.section(), shape.patch())));
    schemas.put(ERROR.name(), ERROR.schema());
    schemas.put(PROBLEM, problem());
    var fields = new LinkedHashMap<String, Object>();
    fields.put("schemas", schemas);
    var key = new LinkedHashMap<String, Object>();
    key.put("type", "http");
    key.put("scheme", "basic");
    key.put("description", "The id of an API key and its secret.");
    var token = new LinkedHashMap<String, Object>();
    token.put("type", "http");
    token.put("scheme", "bearer");
    token.put("bearerFormat", "JWT");
    token.put(
        "description", "An access token of the issuer of those who administer, for this API.");
    var schemes = new LinkedHashMap<String, Object>();
    schemes.put("key", key);
    schemes.put("token", token);
    fields.put("securitySchemes", schemes);
    return fields;
  }

  private static List<Shape.Settings> settings(List<Endpoint> endpoints) {
    return endpoints.stream()
        .flatMap(endpoint -> Stream.concat(endpoint.body().stream(), endpoint.told().fields()))
        .flatMap(field ->
            field.shape() instanceof Shape.Settings settings ? Stream.of(settings) : Stream.empty())
        .distinct()
        .toList();
  }

  /// With those that are in it.
  private static void put(Document document, Map<String, Object> schemas) {
    schemas.put(document.name(), document.schema());
    for (var field : document.fields()) {
      if (field.shape() instanceof Shape.One(var within)) {
        put(within, schemas);
      } else if (field.shape() instanceof Shape.Many(var within)) {
        put(within, schemas);
      }
    }
  }

  /// RFC 9457, with a `reason` that stays what it is.
  private static Map<String, Object> problem() {
    var reasons = Arrays.stream(AdminProblem.values()).map(AdminProblem::reason).toList();
    var schema =
        Document.schema(
            List.of(
                Field.required("type", Shapes.TEXT, "`" + Problem.TYPE + "` and the reason"),
                Field.required("status", new Shape.Whole(400, 599), "as of the answer"),
                Field.required("reason", Shapes.TEXT, "one of these, or one of the HTTP layer's"),
                Field.required("detail", Shapes.TEXT, "for whoever writes the program"),
                Field.optional("field", Shapes.TEXT, "the member of the body that is wrong"),
                Field.optional("parameter", Shapes.TEXT, "the parameter that is wrong"),
                Field.optional("cursor", Shapes.TEXT, "where to go on"),
                Field.optional("permission", Shapes.TEXT, "the permission that is missing"),
                Field.optional("rule", Shapes.TEXT, "what the password breaks"),
                Field.optional(
                    "errors",
                    new Shape.Many(ERROR),
                    "everything that is wrong, where it may be more than one thing"),
                Field.optional("reference", Shapes.TEXT, "under which the log has it")));
    schema.put("x-gatewright-reasons", reasons);
    return schema;
  }
}
