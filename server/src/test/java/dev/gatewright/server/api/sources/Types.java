package dev.gatewright.server.api.sources;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The types that the schemas of the document are in Java: records for what is told, classes with
/// one method a member for what is asked, and words, of which a server may have more than the
/// client knows.
final class Types {
  private static final String REFERENCE = "#/components/schemas/";

  private final JsonNode components;
  private final Map<String, Set<String>> words = new TreeMap<>();
  private final Map<String, String> files = new TreeMap<>();

  Types(JsonNode components) {
    this.components = components;
  }

  /// What was written so far, by name.
  Map<String, String> files() {
    words.forEach((name, all) -> files.put(name, wordsFile(name, all)));
    return files;
  }

  /// What an answer is.
  ///
  /// @param name for one that has none of its own
  JavaType told(String name, JsonNode schema) {
    return type(name, "", schema, true, List.of());
  }

  private JavaType type(
      String owner, String field, JsonNode whole, boolean told, List<String> kin) {
    var schema = some(whole);
    var name = owner + Names.pascal(field);
    var reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      var component = reference.substring(REFERENCE.length());
      return object(told ? component : component + "Input", components.path(component), told);
    }
    if (schema.has("enum")) {
      return word(owner, field, schema, told, kin);
    }
    return switch (kind(schema)) {
      case "string" -> text(field, schema, whole);
      case "boolean" -> JavaType.FLAG;
      case "integer" -> JavaType.WHOLE;
      case "number" -> JavaType.NUMBER;
      case "array" ->
          schema.has("items")
              ? type(
                      owner,
                      Names.isSecret(field) ? field : Names.singular(field),
                      schema.path("items"),
                      told,
                      kin)
                  .listed()
              : JavaType.ANY.listed();
      case "object" ->
          schema.has("properties") ? object(name, schema, told) : map(name, schema, told);
      default -> JavaType.ANY;
    };
  }

  private static JavaType text(String field, JsonNode schema, JsonNode whole) {
    var format = schema.path("format").asString("");
    boolean isHidden = whole.path("writeOnly").asBoolean(false);
    if (isHidden || format.equals("password") || Names.isSecret(field)) {
      return JavaType.SECRET;
    }
    return format.equals("date-time") ? JavaType.MOMENT : JavaType.TEXT;
  }

  private JavaType map(String name, JsonNode schema, boolean told) {
    var each = schema.path("additionalProperties");
    if (!told) {
      return JavaType.MEMBERS_ASKED;
    }
    if (!each.isObject()) {
      return JavaType.MEMBERS;
    }
    return type(name, "", each, true, List.of()).mapped();
  }

  /// The one type of a schema, `null` left out.
  private static String kind(JsonNode schema) {
    var type = schema.path("type");
    var kinds =
        type.isArray()
            ? type.valueStream().map(JsonNode::asString).toList()
            : List.of(type.asString(""));
    var some = kinds.stream().filter(kind -> !kind.equals("null")).toList();
    return some.size() == 1 ? some.getFirst() : "";
  }

  private static boolean isClearable(JsonNode schema) {
    return schema.path("type").valueStream().anyMatch(kind -> kind.asString("").equals("null"))
        || schema.path("anyOf").valueStream().anyMatch(Types::isNull);
  }

  private static boolean isNull(JsonNode schema) {
    return schema.path("type").asString("").equals("null");
  }

  /// The one that there is beside `null`, where a schema is either.
  private static JsonNode some(JsonNode schema) {
    var some = schema.path("anyOf").valueStream().filter(each -> !isNull(each)).toList();
    return some.size() == 1 ? some.getFirst() : schema;
  }

  /// What is asked with has the words of what is told at the same address, under its name.
  private JavaType word(
      String owner, String field, JsonNode schema, boolean told, List<String> kin) {
    var all = schema.path("enum").valueStream().map(each -> each.asString("")).toList();
    var home =
        told
            ? components.propertyNames().stream()
                .filter(owner::startsWith)
                .filter(each -> property(each, field).path("enum").equals(schema.path("enum")))
                .min((one, other) -> one.length() - other.length())
            : kin.stream().filter(each -> property(each, field).has("enum")).findFirst();
    var name =
        home.filter(_ -> !told)
            .map(document ->
                word(document, field, property(document, field), true, List.of()).name())
            .orElse(home.orElse(told ? owner : Names.asked(owner)) + Names.pascal(field));
    words.computeIfAbsent(name, _ -> new LinkedHashSet<>()).addAll(all);
    return JavaType.word(name);
  }

  private JsonNode property(String component, String field) {
    return some(components.path(component).path("properties").path(field));
  }

  private JavaType object(String name, JsonNode schema, boolean told) {
    if (!files.containsKey(name)) {
      files.put(name, "");
      files.put(
          name,
          told
              ? record(name, schema)
              : asked(name, "of", "Not described", members(schema), List.of()));
    }
    return told ? JavaType.told(name) : JavaType.asked(name);
  }

  private String record(String name, JsonNode schema) {
    var file = new JavaFile().internal("Members");
    var needed = needed(schema);
    var components = new ArrayList<String>();
    var values = new ArrayList<String>();
    var comments = new ArrayList<String>();
    for (var member : schema.path("properties").properties()) {
      var field = member.getKey();
      boolean isNeeded = needed.contains(field);
      var type = type(name, field, member.getValue(), true, List.of());
      type = isNeeded ? type : type.optional();
      file.use(type.imports().stream().filter(each -> each.contains(".")).toList())
          .internal("Readers");
      components.add(type.name() + " " + Names.camel(field));
      values.add(
          "json.%s(\"%s\", %s)"
              .formatted(isNeeded ? "required" : "optional", field, type.reader()));
      var meaning = member.getValue().path("description").asString("");
      if (!meaning.isEmpty()) {
        comments.add("@param " + Names.camel(field) + " " + meaning);
      }
    }
    file.comment(0, "`" + name + "`, as the server tells it. Later versions may tell more.");
    if (!comments.isEmpty()) {
      file.comment(0, "").comment(0, comments.toArray(String[]::new));
    }
    return file.line("public record " + name + "(" + String.join(", ", components) + ") {")
        .line("  static " + name + " of(Members json) {")
        .line("    return new " + name + "(" + String.join(", ", values) + ");")
        .line("  }")
        .line("}")
        .toString();
  }

  private static Set<String> needed(JsonNode schema) {
    var needed = new LinkedHashSet<String>();
    schema.path("required").forEach(each -> needed.add(each.asString("")));
    return needed;
  }

  /// One member of what is asked.
  record Member(String name, JsonNode schema, String meaning, boolean isNeeded) {}

  static List<Member> members(JsonNode schema) {
    var needed = needed(schema);
    return schema.path("properties").properties().stream()
        .map(each ->
            new Member(
                each.getKey(),
                each.getValue(),
                each.getValue().path("description").asString(""),
                needed.contains(each.getKey())))
        .toList();
  }

  static List<Member> parameters(Operation operation) {
    return operation.query().stream()
        .map(each ->
            new Member(
                Operation.name(each),
                each.path("schema"),
                operation.listed().isPresent() && Operation.name(each).equals("limit")
                    ? "how many one request brings; not how many there are in all"
                    : each.path("description").asString(""),
                each.path("required").asBoolean(false)))
        .toList();
  }

  /// A class of what is asked, written unless it is there.
  ///
  /// @param begin the method that begins with what is needed
  /// @param kin the names of what is told at the same address
  String ask(String name, String begin, String summary, List<Member> members, List<String> kin) {
    if (!files.containsKey(name)) {
      files.put(name, "");
      files.put(name, asked(name, begin, summary, members, kin));
    }
    return name;
  }

  private String asked(
      String name, String begin, String summary, List<Member> members, List<String> kin) {
    var file = new JavaFile().internal("Body");
    var types = new LinkedHashMap<String, JavaType>();
    members.forEach(
        each -> types.put(each.name(), type(name, each.name(), each.schema(), false, kin)));
    types.values().forEach(type -> file.use(type.imports()));
    file.comment(
            0, JavaFile.sentence(summary), "", "Immutable: each method answers with another one.")
        .line("public final class " + name + " {")
        .line("  private final Body body;")
        .line("")
        .line("  private " + name + "(Body body) {")
        .line("    this.body = body;")
        .line("  }")
        .line("");
    begin(file, name, begin, members.stream().filter(Member::isNeeded).toList(), types);
    members.stream()
        .filter(each -> !each.isNeeded())
        .forEach(each ->
            set(file, name, each, Optional.ofNullable(types.get(each.name())).orElseThrow()));
    return file.line("  Body body() {")
        .line("    return body;")
        .line("  }")
        .line("")
        .comment(2, "Names what is said, without the values.")
        .line("  @Override")
        .line("  public String toString() {")
        .line("    return \"" + name + "\" + body;")
        .line("  }")
        .line("}")
        .toString();
  }

  private static void begin(
      JavaFile file, String name, String begin, List<Member> needed, Map<String, JavaType> types) {
    var takes = new ArrayList<String>();
    var body = new StringBuilder("Body.nothing()");
    var comments = new ArrayList<String>();
    for (var member : needed) {
      var type = Optional.ofNullable(types.get(member.name())).orElseThrow();
      var variable = Names.camel(member.name());
      takes.add(type.name() + " " + variable);
      body.append(".with(\"%s\", %s)".formatted(member.name(), type.writer().formatted(variable)));
      comments.add("@param " + variable + " " + member.meaning());
    }
    file.comment(
        2, needed.isEmpty() ? "Begins with nothing said." : "Begins with what has to be said.");
    if (!comments.isEmpty()) {
      file.comment(2, "").comment(2, comments.toArray(String[]::new));
    }
    file.line("  public static %s %s(%s) {".formatted(name, begin, String.join(", ", takes)))
        .line("    return new " + name + "(" + body + ");")
        .line("  }")
        .line("");
  }

  private static void set(JavaFile file, String name, Member member, JavaType type) {
    var variable = Names.camel(member.name());
    file.comment(2, JavaFile.sentence(member.meaning()))
        .line("  public %s %s(%s %s) {".formatted(name, variable, type.name(), variable))
        .line(
            "    return new %s(body.with(\"%s\", %s));"
                .formatted(name, member.name(), type.writer().formatted(variable)))
        .line("  }")
        .line("");
    if (isClearable(member.schema())) {
      var clear = "clear" + Names.pascal(member.name());
      file.comment(2, "Takes away what is there: the opposite of [#" + variable + "].")
          .line("  public " + name + " " + clear + "() {")
          .line("    return new " + name + "(body.with(\"" + member.name() + "\", null));")
          .line("  }")
          .line("");
    }
  }

  private static String wordsFile(String name, Set<String> all) {
    var file = new JavaFile();
    file.comment(0, "A word that the server may have more of than this version knows.", "")
        .comment(0, "@param word as the API has it")
        .line("public record " + name + "(String word) {");
    all.forEach(word ->
        file.line(
            "  public static final %s %s = new %s(\"%s\");"
                .formatted(name, Names.constant(word), name, word)));
    return file.line("")
        .line("  @Override")
        .line("  public String toString() {")
        .line("    return word;")
        .line("  }")
        .line("}")
        .toString();
  }

  /// The names of what these tell, which is what a request at their address is about.
  static List<String> kin(Stream<Operation> operations) {
    return operations
        .flatMap(each -> Stream.concat(each.listed().stream(), each.told().stream()))
        .map(schema -> schema.path("$ref").asString(""))
        .filter(reference -> reference.startsWith(REFERENCE))
        .map(reference -> reference.substring(REFERENCE.length()))
        .toList();
  }
}
