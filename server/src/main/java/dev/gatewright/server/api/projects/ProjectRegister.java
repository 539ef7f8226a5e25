package dev.gatewright.server.api.projects;

import dev.gatewright.admin.command.AdminCommand.DeclareClient;
import dev.gatewright.admin.command.AdminCommand.ListClients;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.ClientLine;
import dev.gatewright.admin.command.SecretChange;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.server.api.projects.ProjectAnswer.Sentence;
import dev.gatewright.server.config.client.ClientConfig;
import dev.gatewright.server.config.client.ClientKeys;
import dev.gatewright.server.config.client.Compat;
import dev.gatewright.server.config.client.EffectiveClient;
import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.JoinKeys;
import dev.gatewright.server.config.issuer.OneClient;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.http.HttpResponse;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// The projects of an issuer: those of its clients that are administered so. Who makes one gets a
/// client with `compat: beshoy`, whose secret and signing key are told this once.
final class ProjectRegister {
  private static final String REDIRECT_URIS = ClientKeys.REDIRECT_URIS.name();
  private static final String METHODS = "auth_methods";
  private static final String REGISTRATION = "registration";

  /// What can stand in an address as it is.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}");

  private static final int ID_BYTES = 10;
  private static final int SECRET_BYTES = 32;

  private final ProjectDesk desk;
  private final SecureRandom random;

  /// Of two who make a project of the same name, the second finds the first's.
  private final ReentrantLock making = new ReentrantLock();

  ProjectRegister(ProjectDesk desk, SecureRandom random) {
    this.desk = desk;
    this.random = random;
  }

  List<ProjectRoute> routes() {
    return List.of(
        ProjectRoute.of("GET", ProjectsApi.ROOT, this::list),
        ProjectRoute.of(
            "POST",
            ProjectsApi.ROOT,
            Set.of("id", "name", REDIRECT_URIS, METHODS, REGISTRATION),
            this::make));
  }

  private HttpResponse list(ProjectCall call) {
    return desk.ask(
        call,
        new ListClients(call.issuer()),
        AdminResult.Clients.class,
        found -> {
          var settings = call.tenant().settings();
          var body = JsonValues.newObject();
          var projects = body.putArray("projects");
          for (var line : found.clients()) {
            var client = effective(call, line);
            if (client.get(ClientKeys.PROJECT_ADMINS)) {
              projects.add(told(client, settings));
            }
          }
          return ProjectAnswer.of(200, body.put("total", projects.size()));
        });
  }

  private static EffectiveClient effective(ProjectCall call, ClientLine line) {
    var declared = StoredSettings.client(call.issuer().value(), line.id().value(), line.document());
    return EffectiveClient.of(call.tenant().settings().clientDefaults(), declared);
  }

  private static ObjectNode told(EffectiveClient client, IssuerSettings settings) {
    var own = client.get(ClientKeys.LOGIN_METHODS);
    var methods = own.isEmpty() ? settings.get(IssuerKeys.LOGIN_METHODS) : own;
    var told =
        JsonValues.newObject().put("id", client.id()).put("name", client.get(ClientKeys.NAME));
    told.set(REDIRECT_URIS, JsonValues.texts(client.get(ClientKeys.REDIRECT_URIS)));
    told.set(
        METHODS, JsonValues.texts(methods.stream().map(method -> method.key()).sorted().toList()));
    return told.put(REGISTRATION, registration(settings));
  }

  /// Who may make an account is said by the issuer, for all of its projects.
  private static String registration(IssuerSettings settings) {
    return switch (settings.get(JoinKeys.SIGNUP)) {
      case OPEN -> "open";
      case INVITE -> "invite_only";
      case CLOSED -> "closed";
    };
  }

  private HttpResponse make(ProjectCall call) {
    var name = call.text("name");
    var uris = call.body().texts(REDIRECT_URIS);
    if (call.body().get("name").isEmpty() || call.body().get(REDIRECT_URIS).isEmpty()) {
      return Sentence.MISSING.response();
    }
    boolean other =
        call.body().get(REGISTRATION).isPresent()
            && !call.body()
                .text(REGISTRATION)
                .equals(Optional.of(registration(call.tenant().settings())));
    boolean noMethods =
        call.body().get(METHODS).isPresent() && call.body().texts(METHODS).isEmpty();
    if (name.isEmpty() || uris.isEmpty() || other || noMethods) {
      return Sentence.INVALID.response();
    }
    var id = call.body().get("id").isEmpty() ? Optional.of(newId()) : call.text("id");
    return id.filter(text -> ID.matcher(text).matches())
        .map(valid -> make(call, valid, name.get(), uris.get()))
        .orElseGet(Sentence.INVALID::response);
  }

  private HttpResponse make(ProjectCall call, String id, String name, List<String> uris) {
    var secret = newSecret();
    var signingKey = newSecret();
    var wanted =
        JsonValues.newObject()
            .put("id", id)
            .put("compat", Compat.BESHOY.word())
            .put("secret", secret.reveal())
            .put("signing_key", signingKey.reveal())
            .put(ClientKeys.NAME.name(), name);
    wanted.set(REDIRECT_URIS, JsonValues.texts(uris));
    call.body()
        .texts(METHODS)
        .ifPresent(
            methods -> wanted.set(ClientKeys.LOGIN_METHODS.name(), JsonValues.texts(methods)));
    var settings = call.tenant().settings();
    return switch (OneClient.read(wanted, settings)) {
      case ConfigResult.Broken<ClientConfig> broken -> refused(broken);
      case ConfigResult.Loaded<ClientConfig>(var client, var _) -> {
        var effective = EffectiveClient.of(settings.clientDefaults(), client);
        var declare =
            new DeclareClient(
                call.issuer(),
                new ClientId(id),
                client.document().json(),
                new SecretChange.Replace(secret),
                new SecretChange.Replace(signingKey),
                effective.needsSecretInClear());
        yield declare(
            call,
            declare,
            told(effective, settings)
                .put("signing_key", signingKey.reveal())
                .put("client_secret", secret.reveal()));
      }
    };
  }

  private static HttpResponse refused(ConfigResult.Broken<ClientConfig> broken) {
    return broken.problems().stream()
            .allMatch(problem -> problem.keyPath().startsWith(REDIRECT_URIS))
        ? Sentence.REDIRECT_URI.response()
        : Sentence.INVALID.response();
  }

  private HttpResponse declare(ProjectCall call, DeclareClient declare, ObjectNode told) {
    making.lock();
    try {
      return desk.ask(
          call,
          new ListClients(call.issuer()),
          AdminResult.Clients.class,
          found ->
              found.clients().stream().anyMatch(line -> line.id().equals(declare.client()))
                  ? Sentence.PROJECT_TAKEN.response()
                  : desk.ask(
                      call,
                      declare,
                      AdminResult.ClientKept.class,
                      _ -> ProjectAnswer.of(201, told)));
    } finally {
      making.unlock();
    }
  }

  private String newId() {
    return "proj_" + HexFormat.of().formatHex(bytes(ID_BYTES));
  }

  /// 64 hexadecimal characters, which the other system's clients expect.
  private Secret newSecret() {
    return new Secret(HexFormat.of().formatHex(bytes(SECRET_BYTES)));
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
