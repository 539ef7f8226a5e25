package dev.gatewright.server.api.sources;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The classes by which things are reached: one for each place that does something or has something
/// below.
final class Handles {
  private static final String ISSUER = "/issuers/{issuer}";

  private final Types types;
  private final Map<String, String> files = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  Handles(Types types) {
    this.types = types;
  }

  Map<String, String> files() {
    return files;
  }

  /// The entrance.
  void writeClient(Place root) {
    var file = new JavaFile().internal("Caller");
    file.comment(
            0,
            "Administers a Gatewright server with an API key. What can be done is grouped as the"
                + " addresses are: `admin.issuer(\"acme\").user(id).sessions().list()`.",
            "",
            "Safe for use by many threads. What the server refuses is an"
                + " [dev.gatewright.adminclient.call.AdminException].")
        .line("public final class AdminClient {")
        .line("  private final Caller calls;")
        .line("")
        .line("  AdminClient(Caller calls) {")
        .line("    this.calls = calls;")
        .line("  }")
        .line("")
        .comment(2, "Begins with nothing set.")
        .line("  public static AdminClientBuilder builder() {")
        .line("    return new AdminClientBuilder();")
        .line("  }");
    below(file, root, "", "");
    files.put("AdminClient", file.line("}").toString());
  }

  /// Methods that lead to what is below a place, and what is done there under a name of its own.
  ///
  /// @param entity what the place is one of
  private void below(JavaFile file, Place place, String entity, String path) {
    for (var word : place.words()) {
      var about =
          entity + Names.pascal(word.isList() ? Names.singular(word.segment) : word.segment);
      word.act().ifPresent(act -> act(file, act, about, entity, path));
      var address = (path.isEmpty() ? "\"/" : path + " + \"/") + word.segment;
      if (word.hasHandle()) {
        var name = handle(word, place, entity + Names.pascal(word.segment), about);
        var listed = word.operation("GET").map(each -> JavaFile.sentence(each.summary()));
        file.line("")
            .comment(2, listed.orElse("What there is at `" + word.path + "`."))
            .line("  public " + name + " " + Names.camel(word.segment) + "() {")
            .line("    return new " + name + "(calls, " + address + "\");")
            .line("  }");
      }
      word.one().ifPresent(one -> one(file, one, word, about, address));
    }
  }

  private void one(JavaFile file, Place one, Place list, String about, String address) {
    var below = one.path.equals(ISSUER) ? "" : about;
    var name = handle(one, list, about, below);
    var variable = Names.camel(one.variable());
    var method = Names.camel(Names.singular(parent(one)));
    var summary = one.operation("GET").map(each -> JavaFile.sentence(each.summary()));
    file.line("")
        .comment(
            2,
            summary.orElse("One of `" + parent(one) + "`.") + " Nothing is asked for yet.",
            "",
            "@param " + variable + " what its address names it by")
        .line("  public " + name + " " + method + "(String " + variable + ") {")
        .line(
            "    return new %s(calls, %s/\" + Caller.segment(%s));"
                .formatted(name, address, variable))
        .line("  }");
  }

  private static String parent(Place one) {
    var parts = one.path.split("/", -1);
    return parts[parts.length - 2];
  }

  /// Writes the class of a place, and answers with its name.
  private String handle(Place place, Place above, String wanted, String entity) {
    var name = wanted + "Api";
    if (!taken.add(name)) {
      name = (place.path.startsWith(ISSUER) ? "Issuer" : "Server") + name;
      taken.add(name);
    }
    var file = new JavaFile().internal("Caller");
    file.comment(0, "What can be done at `" + place.path + "`.")
        .line("public final class " + name + " {")
        .line("  private final Caller calls;")
        .line("  private final String path;")
        .line("")
        .line("  " + name + "(Caller calls, String path) {")
        .line("    this.calls = calls;")
        .line("    this.path = path;")
        .line("  }");
    boolean conditional =
        place.operations.values().stream().anyMatch(each -> !each.isGet() && each.conditional());
    var about = entity.isEmpty() ? "Issuer" : entity;
    place
        .own()
        .forEach(each -> {
          if (each.isGet()) {
            read(file, each, about, conditional);
          } else {
            change(
                file,
                each,
                method(each, place),
                "path",
                about,
                kin(place, above, each),
                takes(each, about));
          }
        });
    below(file, place, entity, "path");
    files.put(name, file.line("}").toString());
    return name;
  }

  /// What is told at a place, or of each of the things there, or of all of them.
  private static List<String> kin(Place place, Place above, Operation operation) {
    var places =
        Stream.concat(
            place.isVariable() ? Stream.of(place, above) : Stream.of(place), place.one().stream());
    return Types.kin(
        Stream.concat(
            Stream.of(operation), places.flatMap(each -> each.operations.values().stream())));
  }

  private static String method(Operation operation, Place place) {
    return switch (operation.method()) {
      case "POST" -> "create";
      case "PATCH" -> "change";
      case "PUT" -> "replace";
      case "DELETE" -> place.isList() ? "deleteAll" : "delete";
      case String other -> throw new IllegalArgumentException(other);
    };
  }

  private static String takes(Operation operation, String about) {
    return switch (operation.method()) {
      case "POST" -> "New" + about;
      case "PATCH" -> about + "Change";
      case "PUT" -> about + "Replacement";
      case String other -> about + Names.pascal(other.toLowerCase(Locale.ROOT)) + "Request";
    };
  }

  private void act(JavaFile file, Operation act, String about, String entity, String path) {
    var segment = act.path().substring(act.path().lastIndexOf('/') + 1);
    var named = Names.act(act.path());
    change(
        file,
        act,
        named.map(Names.Act::method).orElse(Names.camel(segment)),
        path + " + \"/" + segment + "\"",
        about,
        kinOfAct(act, entity),
        named.map(Names.Act::takes).orElse(about + "Request"));
  }

  private static List<String> kinOfAct(Operation act, String entity) {
    return Stream.concat(Types.kin(Stream.of(act)).stream(), Stream.of(entity)).toList();
  }

  /// How it is asked for: what is typed, and what the call says of it.
  private record Given(String declared, String expression) {}

  private void read(JavaFile file, Operation operation, String about, boolean conditional) {
    var listed = operation.listed();
    var type = listed.or(operation::told).map(schema -> types.told(about, schema));
    if (type.isEmpty()) {
      return;
    }
    var reader = reader(type.get());
    var query = query(operation, about);
    var method = listed.isPresent() ? "list" : "get";
    var result = type.get().boxed();
    file.use(type.get().imports());
    if (listed.isPresent()) {
      file.call("Listing");
      result = "Listing<" + result + ">";
    }
    for (var given : query) {
      var body = given.expression();
      file.line("");
      describe(file, operation);
      file.line("  public %s %s(%s) {".formatted(result, method, given.declared()))
          .line("    return calls.%s(path, %s, %s);".formatted(method, body, reader))
          .line("  }");
      file.internal("Body");
    }
    if (conditional && listed.isEmpty()) {
      file.line("")
          .call("Tagged")
          .comment(2, "The same, with the name of its state, which a change can be bound to.")
          .line("  public Tagged<" + type.get().boxed() + "> getTagged() {")
          .line("    return calls.tagged(path, Body.nothing(), " + reader + ");")
          .line("  }");
    }
  }

  private static String reader(JavaType type) {
    return type.name() + "::of";
  }

  /// Without and with parameters.
  private List<Given> query(Operation operation, String about) {
    var ways = new ArrayList<Given>();
    var members = Types.parameters(operation);
    if (members.stream().noneMatch(Types.Member::isNeeded)) {
      ways.add(new Given("", "Body.nothing()"));
    }
    if (!members.isEmpty()) {
      var verb = operation.isGet() ? "" : Names.pascal(operation.method().toLowerCase(Locale.ROOT));
      var begin = operation.listed().isPresent() ? "all" : "of";
      var name =
          types.ask(
              about + verb + "Query",
              begin,
              "Which are meant",
              members,
              Types.kin(Stream.of(operation)));
      ways.add(new Given(name + " query", "query.body()"));
    }
    return ways;
  }

  private void change(
      JavaFile file,
      Operation operation,
      String method,
      String path,
      String about,
      List<String> kin,
      String takes) {
    var bodies = new ArrayList<Given>();
    if (!operation.isBodyNeeded() && mayTakeNothing(operation)) {
      bodies.add(new Given("", "Body.nothing()"));
    }
    operation
        .body()
        .map(schema -> types.ask(takes, "of", operation.summary(), Types.members(schema), kin))
        .ifPresent(name -> bodies.add(new Given(name + " " + said(name), said(name) + ".body()")));
    var queries = query(operation, about);
    file.internal("Body").call("CallOptions");
    var least = new Call(bodies.getFirst(), queries.getFirst());
    var most = new Call(bodies.getLast(), queries.getLast());
    var result =
        operation.told().map(schema -> types.told(about + Names.pascal(method) + "Result", schema));
    result.ifPresent(type -> file.use(type.imports()));
    var head = "    %scalls.%s(\"%s\", " + path + ", ";
    var begin =
        head.formatted(
            result.isPresent() ? "return " : "",
            result.isPresent() ? "ask" : "act",
            operation.method());
    var end = result.map(type -> ", " + reader(type)).orElse("") + ");";
    var name = result.map(JavaType::boxed).orElse("void");
    for (var call : least.equals(most) ? List.of(most) : List.of(least, most)) {
      file.line("");
      describe(file, operation);
      file.line("  public %s %s(%s) {".formatted(name, method, call.declared()))
          .line(begin + call.expressions() + ", CallOptions.none()" + end)
          .line("  }");
    }
    var declared = most.declared();
    file.line("")
        .comment(2, "The same, with what is said of this call alone.")
        .line(
            "  public %s %s(%sCallOptions options) {"
                .formatted(name, method, declared.isEmpty() ? "" : declared + ", "))
        .line(begin + most.expressions() + ", options" + end)
        .line("  }");
  }

  /// A change of nothing is none.
  private static boolean mayTakeNothing(Operation operation) {
    return operation.body().isEmpty()
        || (operation.method().equals("POST")
            && Names.act(operation.path()).map(Names.Act::mayTakeNothing).orElse(true));
  }

  private record Call(Given body, Given query) {
    String declared() {
      return Stream.of(body.declared(), query.declared())
          .filter(each -> !each.isEmpty())
          .reduce((one, other) -> one + ", " + other)
          .orElse("");
    }

    String expressions() {
      return query.expression() + ", " + body.expression();
    }
  }

  private static String said(String type) {
    return type.startsWith("New")
        ? Names.camel(type.substring(3))
        : type.endsWith("Change") ? "change" : "request";
  }

  private static void describe(JavaFile file, Operation operation) {
    file.comment(
        2,
        JavaFile.sentence(operation.summary()),
        "",
        "`%s %s`, with the permission `%s`."
            .formatted(operation.method(), operation.path(), operation.permission()));
  }
}
