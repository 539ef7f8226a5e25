package dev.gatewright.server.api;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.KeySpec;
import dev.gatewright.server.pages.ReferenceView;
import dev.gatewright.server.pages.ReferenceView.Answer;
import dev.gatewright.server.pages.ReferenceView.Call;
import dev.gatewright.server.pages.ReferenceView.Group;
import dev.gatewright.server.pages.ReferenceView.Kind;
import dev.gatewright.server.pages.ReferenceView.Member;
import dev.gatewright.server.pages.ReferenceView.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the page that shows the API says, made of the descriptors.
final class ReferencePage {
  private final List<Endpoint> endpoints;
  private final String root;
  private final Set<AdminProblem> common;
  private final Set<AdminProblem> changes;

  /// @param root a URL, or a path where nobody knows the host
  ReferencePage(List<Endpoint> endpoints, String root) {
    this.endpoints = endpoints;
    this.root = root.startsWith("/") ? "http://MANAGEMENT_ADDRESS" + root : root;
    this.common = shared(endpoints.stream());
    this.changes = shared(endpoints.stream().filter(Endpoint::isChange));
  }

  private static Set<AdminProblem> shared(Stream<Endpoint> some) {
    var all = EnumSet.allOf(AdminProblem.class);
    some.forEach(endpoint -> all.retainAll(endpoint.refusals()));
    return all;
  }

  ReferenceView view() {
    return new ReferenceView(
        root,
        groups(),
        kinds(),
        Arrays.stream(AdminProblem.values())
            .map(problem -> new Problem(problem.reason(), problem.status(), problem.detail()))
            .toList(),
        reasons(common.stream()),
        reasons(changes.stream().filter(problem -> !common.contains(problem))));
  }

  private static List<String> reasons(Stream<AdminProblem> problems) {
    return problems.map(AdminProblem::reason).toList();
  }

  private List<Group> groups() {
    var byName = new LinkedHashMap<String, List<Call>>();
    endpoints.forEach(endpoint ->
        byName.computeIfAbsent(name(endpoint), _ -> new ArrayList<>()).add(call(endpoint)));
    return byName.entrySet().stream()
        .map(group -> new Group(group.getKey(), title(group.getKey()), group.getValue()))
        .toList();
  }

  /// Such as `users`: what is named behind the issuer, or else first.
  private static String name(Endpoint endpoint) {
    var parts = endpoint.path().substring(1).split("/", -1);
    return endpoint.isOfIssuer() && parts.length > 2 ? parts[2] : parts[0];
  }

  private static String title(String name) {
    var words = name.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private Call call(Endpoint endpoint) {
    return new Call(
        OpenApi.id(endpoint),
        endpoint.method(),
        endpoint.path(),
        endpoint.permission().key(),
        endpoint.summary(),
        parameters(endpoint),
        endpoint.body().stream().map(field -> member(field, need(field))).toList(),
        answer(endpoint),
        reasons(endpoint.refusals().stream().filter(problem -> !isShared(endpoint, problem))),
        curl(endpoint));
  }

  private boolean isShared(Endpoint endpoint, AdminProblem problem) {
    return common.contains(problem) || (endpoint.isChange() && changes.contains(problem));
  }

  private static List<Member> parameters(Endpoint endpoint) {
    var all = new ArrayList<Member>();
    endpoint
        .variables()
        .forEach(name -> all.add(member(Field.required(name, Shapes.TEXT, ""), "path")));
    endpoint.query().forEach(field -> all.add(member(field, "query, " + need(field))));
    OpenApi.headers(endpoint).forEach(field -> all.add(member(field, "header, " + need(field))));
    return all;
  }

  private static String need(Field field) {
    return switch (field.need()) {
      case REQUIRED -> "required";
      case OPTIONAL -> "optional";
      case CLEARABLE -> "optional; null takes it away";
    };
  }

  private static Member member(Field field, String need) {
    return new Member(
        field.name(), need, field.shape().said(), kind(field.shape()), field.meaning());
  }

  private static Optional<String> kind(Shape shape) {
    return switch (shape) {
      case Shape.Settings settings -> Optional.of(name(settings));
      case Shape.One(var document) -> Optional.of(document.name());
      case Shape.Many(var document) -> Optional.of(document.name());
      case Shape.Text _,
          Shape.Written _,
          Shape.Words _,
          Shape.Flag _,
          Shape.Whole _,
          Shape.Counts _,
          Shape.Moment _,
          Shape.Texts _,
          Shape.Members _ ->
          Optional.empty();
    };
  }

  /// A patch has the keys of what it changes.
  private static String name(Shape.Settings settings) {
    return settings.name().replace("Patch", "");
  }

  private static Answer answer(Endpoint endpoint) {
    int status = endpoint.told().status();
    boolean tagged = endpoint.isTagged();
    return switch (endpoint.told()) {
      case Told.Nothing() -> new Answer(status, "it is done", Optional.empty(), tagged);
      case Told.One(var document) -> new Answer(status, "", Optional.of(document.name()), tagged);
      case Told.Made(var document) ->
          new Answer(
              status,
              "it is made, and Location says where it is:",
              Optional.of(document.name()),
              tagged);
      case Told.Several(var document) ->
          new Answer(
              status,
              "data with all of them, or a part with has_more and next_cursor:",
              Optional.of(document.name()),
              tagged);
    };
  }

  /// Everything that some address takes or tells, by name.
  private List<Kind> kinds() {
    var all = new TreeMap<String, Kind>();
    endpoints.stream()
        .flatMap(endpoint -> endpoint.body().stream())
        .forEach(field -> put(field.shape(), all));
    for (var endpoint : endpoints) {
      switch (endpoint.told()) {
        case Told.Nothing() -> {}
        case Told.One(var document) -> put(document, all);
        case Told.Made(var document) -> put(document, all);
        case Told.Several(var document) -> put(document, all);
      }
    }
    return List.copyOf(all.values());
  }

  private static void put(Document document, Map<String, Kind> all) {
    all.put(
        document.name(),
        new Kind(
            document.name(),
            document.fields().stream()
                .map(field ->
                    member(
                        field, field.need() == Field.Need.REQUIRED ? "always" : "where it is so"))
                .toList()));
    document.fields().forEach(field -> put(field.shape(), all));
  }

  private static void put(Shape shape, Map<String, Kind> all) {
    if (shape instanceof Shape.One(var document)) {
      put(document, all);
    } else if (shape instanceof Shape.Many(var document)) {
      put(document, all);
    } else if (shape instanceof Shape.Settings settings) {
      var keys = settings.section().keys().stream().map(ReferencePage::setting).toList();
      all.put(name(settings), new Kind(name(settings), keys));
    }
  }

  private static Member setting(KeySpec key) {
    return new Member(
        key.name(),
        key.required() ? "required" : "default: " + key.fallback(),
        key.type().describe(),
        Optional.empty(),
        key.meaning());
  }

  /// A line for a shell, with what has to be there and capitals to be replaced.
  private static String curl(Endpoint endpoint) {
    var line = new StringBuilder("curl -u \"$KEY\"");
    boolean sends = !endpoint.body().isEmpty();
    if (!endpoint.method().equals(sends ? "POST" : "GET")) {
      line.append(" -X ").append(endpoint.method());
    }
    if (sends) {
      line.append(" -H 'Content-Type: application/json' -d '")
          .append(JsonText.of(sample(endpoint.body())))
          .append('\'');
    }
    return line.append(" \"$API").append(path(endpoint)).append('"').toString();
  }

  private static String path(Endpoint endpoint) {
    var path =
        Arrays.stream(endpoint.path().split("/", -1))
            .map(part ->
                part.startsWith("{") ? capitals(part.substring(1, part.length() - 1)) : part)
            .collect(Collectors.joining("/"));
    var query =
        endpoint.query().stream()
            .filter(field -> field.need() == Field.Need.REQUIRED)
            .map(field -> field.name() + "=" + capitals(field.name()))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? path : path + "?" + query;
  }

  private static String capitals(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  /// What has to be there; where nothing has, what is named first.
  private static Map<String, Object> sample(List<Field> body) {
    var members = new LinkedHashMap<String, Object>();
    body.stream()
        .filter(field -> field.need() == Field.Need.REQUIRED)
        .forEach(field -> members.put(field.name(), sample(field)));
    if (members.isEmpty()) {
      members.put(body.getFirst().name(), sample(body.getFirst()));
    }
    return members;
  }

  private static Object sample(Field field) {
    return switch (field.shape()) {
      case Shape.Text _, Shape.Written _ -> capitals(field.name());
      case Shape.Words(var words) -> words.getFirst();
      case Shape.Flag _ -> true;
      case Shape.Whole(var least, _) -> least;
      case Shape.Moment _ -> "2030-01-31T12:00:00Z";
      case Shape.Texts _ -> List.of(capitals(field.name()));
      case Shape.Counts _, Shape.Many _ -> List.of();
      case Shape.Members _, Shape.Settings _, Shape.One _ -> Map.of();
    };
  }
}
