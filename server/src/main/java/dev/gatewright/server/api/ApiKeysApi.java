package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdminCommand.ListApiKeys;
import dev.gatewright.admin.command.AdminCommand.RevokeApiKey;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Part;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.store.admin.KeptApiKey;
import dev.gatewright.store.sql.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// The keys with which programs administer, as far as the one that asks reaches.
final class ApiKeysApi {
  private static final String KEYS = "/api-keys";

  private static final long LONGEST = Duration.ofDays(36_525).toSeconds();

  private static final Shape ROLE =
      new Shape.Words(Arrays.stream(Role.values()).map(Role::key).toList());

  private static final Document KEY =
      Document.of(
          "ApiKey",
          Field.required(
              "id", Shapes.TEXT, "what addresses name it by, and its program as the user"),
          Field.optional("issuer", Shapes.TEXT, "where it counts; everywhere where none is said"),
          Field.required("name", Shapes.TEXT, "what somebody calls it"),
          Field.required("role", Shapes.TEXT, "what it may at the most"),
          Field.required("scopes", Shapes.TEXTS, "what it may of that"),
          Field.required(
              "from", Shapes.TEXTS, "the addresses it comes from; any where none is said"),
          Field.required(
              "state",
              new Shape.Words(List.of("active", "expired", "revoked")),
              "whether it counts"),
          Field.required("created_at", Shapes.MOMENT, "when it was made"),
          Field.required("created_by", Shapes.TEXT, "by whom"),
          Field.optional("expires_at", Shapes.MOMENT, "when it stops by itself"),
          Field.optional("revoked_at", Shapes.MOMENT, "when somebody stopped it"),
          Field.optional("last_used_at", Shapes.MOMENT, "to the minute"));

  private static final Document MADE =
      KEY.and("ApiKeyMade", Field.required("secret", Shapes.TEXT, "told this once"));

  private final AdminDesk desk;

  ApiKeysApi(AdminDesk desk) {
    this.desk = desk;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                KEYS,
                Permission.API_KEYS_READ,
                "The keys that count where the key does",
                new Told.Several(KEY))
            .asking(
                Field.optional("issuer", Shapes.TEXT, "those of this issuer alone"),
                AdminCall.LIMIT,
                AdminCall.CURSOR)
            .by(call -> Cursor.part(call, "keys", part -> list(call, part))),
        Endpoint.post(
                KEYS,
                Permission.API_KEYS_WRITE,
                "Makes a key that may no more than the one that asks",
                new Told.Made(MADE))
            .taking(
                Field.required("name", Shapes.TEXT, "1 to 100 characters"),
                Field.required("role", ROLE, "what it may at the most"),
                Field.optional(
                    "issuer", Shapes.TEXT, "that of the key that asks where it is not said"),
                Field.optional("scopes", Shapes.TEXTS, "all of the role's where they are not said"),
                Field.optional("from", Shapes.TEXTS, "such as `192.0.2.0/24`, at most 50"),
                Field.optional(
                    "expires_in", new Shape.Whole(1, LONGEST), "in seconds; never where not said"))
            .refusing(AdminProblem.EXCEEDS, AdminProblem.TOO_MANY, AdminProblem.NOT_FOUND)
            .by(this::create),
        Endpoint.delete(
                KEYS + "/{key}", Permission.API_KEYS_WRITE, "Stops a key, from the next request on")
            .asking(
                Field.optional(
                    "with_made", Shapes.FLAG, "whether the keys that it made stop too, and theirs"))
            .by(call ->
                desk.act(
                    call,
                    new RevokeApiKey(
                        scope(call),
                        call.variable("key"),
                        call.parameter("with_made").filter("true"::equals).isPresent()))));
  }

  /// Where the key that asks counts.
  private static Optional<IssuerId> scope(AdminCall call) {
    return call.actor().mandate().issuer();
  }

  private HttpResponse list(AdminCall call, Part part) {
    return within(
        call,
        call.parameter("issuer"),
        issuer ->
            desk.ask(
                call,
                new ListApiKeys(issuer, Optional.of(part)),
                AdminResult.ApiKeys.class,
                found ->
                    JsonAnswers.list(
                        found.keys().stream().map(key -> told(key, found.now())).toList(),
                        Cursor.behind(
                            "keys",
                            found.keys(),
                            found.more(),
                            key -> new Mark(key.createdAt().toEpochMilli(), key.id().value())))));
  }

  /// The issuer that is named, or the one where the key that asks counts; one out of its reach is
  /// none.
  private static HttpResponse within(
      AdminCall call, Optional<String> named, Function<Optional<IssuerId>, HttpResponse> use) {
    if (named.isEmpty()) {
      return use.apply(scope(call));
    }
    return named
        .filter(IssuerId::isValid)
        .map(IssuerId::new)
        .filter(call.actor().mandate()::reaches)
        .map(issuer -> use.apply(Optional.of(issuer)))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }

  private static Map<String, Object> told(KeptApiKey key, Instant now) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("id", key.id().value());
    key.issuer().ifPresent(issuer -> fields.put("issuer", issuer.value()));
    fields.put("name", key.name());
    fields.put("role", key.role());
    fields.put("scopes", key.permissions());
    fields.put("from", key.addresses());
    fields.put("state", state(key, now));
    fields.put("created_at", key.createdAt().toString());
    fields.put("created_by", key.createdBy());
    key.expiresAt().ifPresent(at -> fields.put("expires_at", at.toString()));
    key.revokedAt().ifPresent(at -> fields.put("revoked_at", at.toString()));
    key.lastUsedAt().ifPresent(at -> fields.put("last_used_at", at.toString()));
    return fields;
  }

  private static String state(KeptApiKey key, Instant now) {
    return key.revokedAt().isPresent() ? "revoked" : key.isExpired(now) ? "expired" : "active";
  }

  private HttpResponse create(AdminCall call) {
    var body = call.body();
    var role = body.text("role").flatMap(Role::parse).orElseThrow();
    var scopes = scopes(body.texts("scopes"), role);
    if (scopes.isEmpty()) {
      return AdminProblem.INVALID.of("scopes");
    }
    return within(
        call,
        body.text("issuer"),
        issuer -> {
          if (role == Role.OWNER && body.text("issuer").isPresent()) {
            return AdminProblem.INVALID.of("issuer");
          }
          if (role != Role.OWNER && issuer.isEmpty()) {
            return AdminProblem.MISSING.of("issuer");
          }
          var mandate =
              new Mandate(role, role == Role.OWNER ? Optional.empty() : issuer, scopes.get());
          var expiresIn = body.get("expires_in").map(JsonNode::longValue);
          return desk.ask(
              call,
              new CreateApiKey(
                  body.text("name").orElse(""),
                  mandate,
                  body.texts("from").orElse(List.of()),
                  expiresIn.map(call.now()::plusSeconds)),
              AdminResult.ApiKeyCreated.class,
              made -> made(call, made));
        });
  }

  /// Those that were named; absent where the role has one of them not.
  private static Optional<Set<Permission>> scopes(Optional<List<String>> named, Role role) {
    var scopes = EnumSet.noneOf(Permission.class);
    for (var word : named.orElse(List.of())) {
      var permission = Permission.parse(word).filter(role.permissions()::contains);
      if (permission.isEmpty()) {
        return Optional.empty();
      }
      scopes.add(permission.get());
    }
    return Optional.of(named.isPresent() ? scopes : role.permissionsOfKeys());
  }

  private static HttpResponse made(AdminCall call, AdminResult.ApiKeyCreated made) {
    var fields = told(made.key(), made.key().createdAt());
    fields.put("secret", made.secret().reveal());
    return JsonAnswers.of(201, fields).withHeader("Location", call.below(made.key().id().value()));
  }
}
