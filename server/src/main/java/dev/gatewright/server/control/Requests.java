package dev.gatewright.server.control;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdministratorCommand;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Role;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserEdit;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SettledCommands;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.WebhookId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Makes commands of requests.
final class Requests {
  private static final int MOST_LISTED = 1000;

  /// Issuers that an answer names: a server may have thousands.
  private static final int MOST_NAMED = 20;

  /// What is written for every factor of a person.
  private static final String ALL = "all";

  private final OpenStore open;
  private final SettledCommands settled;
  private final InstantSource clock;
  private final Optional<Mandate> mandate;

  /// @param actor who asks, and is told of no issuer out of reach
  Requests(OpenStore open, InstantSource clock, Actor actor) {
    this.open = open;
    this.settled = new SettledCommands(open.store(), open.sealed());
    this.clock = clock;
    this.mandate =
        actor instanceof Actor.Mandated mandated
            ? Optional.of(mandated.mandate())
            : Optional.empty();
  }

  /// Whether whoever runs the server asks, and no key.
  boolean isOfOperator() {
    return mandate.isEmpty();
  }

  /// The one issuer of whoever asks; none where it is all.
  Optional<IssuerId> bound() {
    return mandate.flatMap(Mandate::issuer);
  }

  /// A command, or why there is none.
  sealed interface Reading {}

  record Read(AdminCommand command) implements Reading {}

  record Unreadable(Report report) implements Reading {}

  Reading read(Request request) {
    return switch (request.command()) {
      case "issuers" -> new Read(new AdminCommand.ListIssuers());
      case "backup" -> new Read(new AdminCommand.WriteBackup(Path.of(request.get("file"))));
      case "api-key list" ->
          request.find("issuer").isPresent()
              ? inIssuer(request, issuer -> ApiKeyRequests.list(Optional.of(issuer.id())))
              : ApiKeyRequests.list(bound());
      case "api-key revoke" -> ApiKeyRequests.revoke(request, bound());
      case "api-key create" -> createApiKey(request);
      case "client mandate" -> mandate(request);
      default -> inIssuer(request, issuer -> ofIssuer(request, issuer));
    };
  }

  private Reading inIssuer(Request request, Function<KeptIssuer, Reading> read) {
    return switch (issuer(request)) {
      case Chosen(var issuer) -> read.apply(issuer);
      case Unclear(var report) -> new Unreadable(report);
    };
  }

  /// A client of those who administer gets a role, in one issuer or, as an owner, in all.
  private Reading mandate(Request request) {
    var role = ApiKeyRequests.role(request);
    if (role.isEmpty() || !ClientId.isValid(request.get("client"))) {
      return role.isEmpty() ? ApiKeyRequests.noRole() : noSuch("client " + request.get("client"));
    }
    var client = new ClientId(request.get("client"));
    if (role.get() == Role.OWNER && request.find("issuer").isPresent()) {
      return new Unreadable(
          Report.failed(Answer.USAGE, "An owner counts in every issuer: leave --issuer away."));
    }
    return role.get() == Role.OWNER
        ? new Read(new AdministratorCommand.GrantProgram(client, Mandate.owner()))
        : inIssuer(
            request,
            issuer ->
                new Read(
                    new AdministratorCommand.GrantProgram(
                        client, Mandate.of(role.get(), issuer.id()))));
  }

  private Reading createApiKey(Request request) {
    var role = ApiKeyRequests.role(request);
    if (role.isEmpty()) {
      return ApiKeyRequests.noRole();
    }
    var now = clock.instant();
    if (role.get() != Role.OWNER) {
      return inIssuer(
          request,
          issuer -> ApiKeyRequests.create(request, role.get(), Optional.of(issuer.id()), now));
    }
    return request.find("issuer").isPresent()
        ? new Unreadable(
            Report.failed(
                Answer.USAGE, "An owner's key counts in every issuer: leave --issuer away."))
        : ApiKeyRequests.create(request, role.get(), Optional.empty(), now);
  }

  private Reading ofIssuer(Request request, KeptIssuer kept) {
    var issuer = kept.id();
    var email = request.find("email").orElse("");
    var who = UserRef.address(email);
    var client = request.find("client").orElse("");
    return switch (request.command()) {
      case "user list" ->
          new Read(
              new UserCommand.ListUsers(
                  issuer, Optional.empty(), request.find("after"), MOST_LISTED));
      case "user show" -> new Read(new UserCommand.ShowUser(issuer, who));
      case "user add" -> new Read(add(request, issuer, email));
      case "user invite" -> invite(request, kept, email);
      case "user set-password" ->
          new Read(new UserCommand.SetPassword(issuer, who, credential(request)));
      case "user name" -> name(request, issuer, who);
      case "user suspend" ->
          new Read(status(issuer, who, UserStatus.SUSPENDED, request.isSet("keep-sessions")));
      case "user activate" -> new Read(status(issuer, who, UserStatus.ACTIVE, false));
      case "user sign-out" -> new Read(new UserCommand.SignOutUser(issuer, who));
      case "user recovery-codes" -> new Read(recoveryCodes(request, issuer, who));
      case "user factors list" -> new Read(new UserCommand.ListFactors(issuer, who));
      case "user factors remove" ->
          new Read(
              new UserCommand.RemoveFactors(
                  issuer, who, request.find("factor").filter(factor -> !factor.equals(ALL))));
      case "user remove" -> new Read(new UserCommand.RemoveUser(issuer, who));
      case "session list" -> new Read(new UserCommand.ListSessions(issuer, who));
      case "session end" ->
          SessionId.parse(request.get("session"))
              .<Reading>map(id -> new Read(new UserCommand.EndSession(issuer, who, id)))
              .orElseGet(() -> noSuch("session " + request.get("session")));
      case "pin list" -> new Read(new AdminCommand.ListPins(issuer));
      case "pin create" -> createPin(request, issuer);
      case "pin revoke" -> new Read(new AdminCommand.RevokePin(issuer, request.get("pin")));
      case "organization domain list",
          "organization domain add",
          "organization domain verify",
          "organization domain remove" ->
          domain(request, issuer);
      case "client list" -> new Read(new AdminCommand.ListClients(issuer));
      case "client remove" ->
          ClientId.isValid(client)
              ? new Read(new AdminCommand.RemoveClient(issuer, new ClientId(client)))
              : noSuch("client " + client);
      case "client rotate-secret" ->
          ClientId.isValid(client)
              ? rotateSecret(request, kept, new ClientId(client))
              : noSuch("client " + client);
      case "client end-former-secret" ->
          ClientId.isValid(client)
              ? new Read(new AdminCommand.EndFormerSecret(issuer, new ClientId(client)))
              : noSuch("client " + client);
      case "sender rotate-secret" -> sender(request, issuer);
      case "webhook replay", "webhook rotate-secret" -> webhook(request, issuer);
      case "hook rotate-secret" -> hook(request, issuer);
      case "stats" -> InsightRequests.statistics(request, issuer);
      case "why" -> InsightRequests.why(request, issuer);
      case "keys list" -> new Read(new AdminCommand.ListKeys(issuer));
      case "keys rotate" -> rotate(request, kept);
      default ->
          new Unreadable(
              Report.failed(
                  Answer.USAGE,
                  "The running server does not know the command %s. Run the same version of both."
                      .formatted(request.command())));
    };
  }

  private static Reading noSuch(String what) {
    return new Unreadable(Report.failed(Answer.NOT_FOUND, "There is no " + what + "."));
  }

  private Reading invite(Request request, KeptIssuer kept, String email) {
    return settled
        .invite(kept, email, request.find("name"), request.find("language"))
        .<Reading>map(Read::new)
        .orElseGet(() ->
            new Unreadable(
                Report.failed(
                    Answer.FAILED,
                    "Nobody makes an account at %s: signup is closed. Write signup: invite and apply it."
                        .formatted(kept.id()))));
  }

  /// One of the four options says which name.
  private static Reading name(Request request, IssuerId issuer, UserRef who) {
    var commands = new ArrayList<AdminCommand>();
    for (var kind : LoginName.Kind.values()) {
      var given = request.find(kind.word());
      if (given.isPresent() || request.isSet("no-" + kind.word())) {
        commands.add(new UserCommand.NameUser(issuer, who, kind, given));
      }
    }
    return commands.size() == 1
        ? new Read(commands.getFirst())
        : new Unreadable(
            Report.failed(
                Answer.USAGE, "Say one of --username, --phone, --no-username and --no-phone."));
  }

  private static AdminCommand add(Request request, IssuerId issuer, String email) {
    var user =
        new NewUser(
            email,
            request.isSet("verified"),
            request.find("role"),
            UserStatus.ACTIVE,
            request
                .find("name")
                .<Map<String, Object>>map(name -> Map.of("name", name))
                .orElse(Map.of()));
    return new UserCommand.AddUser(issuer, user, credential(request), Optional.empty());
  }

  private static Reading createPin(Request request, IssuerId issuer) {
    var written = request.find("valid-for");
    var lifetime = written.flatMap(DurationText::parse).filter(Duration::isPositive);
    if (written.isPresent() && lifetime.isEmpty()) {
      return new Unreadable(
          Report.failed(Answer.USAGE, "--valid-for is a time such as 12h or 30d."));
    }
    return new Read(
        new AdminCommand.CreatePin(
            issuer,
            request.get("label"),
            request.lines("privilege"),
            request.find("digits").map(Secret::new),
            lifetime));
  }

  private static Reading hook(Request request, IssuerId issuer) {
    var named = request.get("hook");
    return WebhookId.parse(named)
        .<Reading>map(hook -> new Read(new AdminCommand.RotateHookSecret(issuer, hook)))
        .orElseGet(() -> noSuch("hook " + named));
  }

  private static Reading sender(Request request, IssuerId issuer) {
    var named = request.get("channel");
    return TextChannel.ofWord(named)
        .<Reading>map(channel -> new Read(new AdminCommand.RotateSenderSecret(issuer, channel)))
        .orElseGet(() -> noSuch("channel " + named));
  }

  private static Reading webhook(Request request, IssuerId issuer) {
    var named = request.get("webhook");
    var webhook = WebhookId.parse(named);
    if (webhook.isEmpty()) {
      return noSuch("webhook " + named);
    }
    if (request.command().equals("webhook rotate-secret")) {
      return new Read(new AdminCommand.RotateWebhookSecret(issuer, webhook.get()));
    }
    var after = request.get("after");
    return after.matches("[0-9]{1,18}")
        ? new Read(new AdminCommand.ReplayWebhook(issuer, webhook.get(), Long.parseLong(after)))
        : new Unreadable(
            Report.failed(Answer.USAGE, "--after is a number of an event, as audit lists them."));
  }

  private static Reading domain(Request request, IssuerId issuer) {
    var named = request.get("organization");
    var organization = OrganizationId.parse(named);
    if (organization.isEmpty()) {
      return noSuch("organization " + named);
    }
    var id = organization.get();
    var domain = request.find("domain").orElse("");
    return new Read(
        switch (request.command()) {
          case "organization domain add" -> new OrganizationCommand.ClaimDomain(issuer, id, domain);
          case "organization domain verify" ->
              new OrganizationCommand.VerifyDomain(issuer, id, domain);
          case "organization domain remove" ->
              new OrganizationCommand.RemoveDomain(issuer, id, domain);
          default -> new OrganizationCommand.ListDomains(issuer, id);
        });
  }

  private static AdminCommand recoveryCodes(Request request, IssuerId issuer, UserRef who) {
    if (request.isSet("remove")) {
      return new UserCommand.RemoveRecoveryCodes(issuer, who);
    }
    return new UserCommand.MakeRecoveryCodes(
        issuer,
        who,
        request.isSet("no-demand")
            ? Optional.of(false)
            : request.isSet("demand") ? Optional.of(true) : Optional.empty());
  }

  private static Credential credential(Request request) {
    return request
        .find("password")
        .<Credential>map(typed -> new Credential.Chosen(new Secret(typed)))
        .orElseGet(Credential.Generated::new);
  }

  private static AdminCommand status(
      IssuerId issuer, UserRef who, UserStatus status, boolean keepSessions) {
    return new UserCommand.ChangeUser(
        issuer, who, UserEdit.status(status, keepSessions), Optional.empty(), Optional.empty());
  }

  /// A client as the options describe it, held to the rules of a file.
  private Reading rotateSecret(Request request, KeptIssuer issuer, ClientId client) {
    var written = request.find("keep-former");
    var kept = written.flatMap(DurationText::parse);
    return written.isPresent() && kept.isEmpty()
        ? new Unreadable(Report.failed(Answer.USAGE, "--keep-former is a time such as 24h or 7d."))
        : new Read(settled.rotateSecret(issuer, client, kept.orElse(Duration.ZERO)));
  }

  private Reading rotate(Request request, KeptIssuer issuer) {
    var name = request.find("alg").orElse(Algorithm.ES256.joseName());
    var algorithm =
        Arrays.stream(Algorithm.values())
            .filter(one -> one.joseName().equalsIgnoreCase(name))
            .findFirst();
    if (algorithm.isEmpty()) {
      return new Unreadable(
          Report.failed(
              Answer.USAGE, name + " is no algorithm with keys: write ES256, RS256 or EdDSA."));
    }
    return new Read(
        settled.rotate(issuer, algorithm.get(), request.isSet("now"), request.isSet("force")));
  }

  /// What an operator does for those who administer, people and programs, and asks about them; the
  /// rest of their issuer is the server's own.
  private static boolean isForSystem(Request request) {
    return request.command().equals("why")
        || request.command().equals("stats")
        || request.command().startsWith("keys ")
        || request.command().startsWith("user ")
        || request.command().startsWith("session ")
        || request.command().startsWith("client ");
  }

  /// The issuer that a request means, or what to write.
  sealed interface Choice {}

  record Chosen(KeptIssuer issuer) implements Choice {}

  record Unclear(Report report) implements Choice {}

  /// The issuer named, or the only one where none is.
  Choice issuer(Request request) {
    List<KeptIssuer> issuers =
        open.store().issuers().list().stream()
            .filter(one -> mandate.map(held -> held.reaches(one.id())).orElse(true))
            .toList();
    var wanted = request.find("issuer");
    var own =
        wanted
            .filter(EventTable.SERVER.value()::equals)
            .filter(_ -> isForSystem(request))
            .flatMap(_ -> open.store().issuers().find(EventTable.SERVER));
    if (own.isPresent()) {
      return new Chosen(own.get());
    }
    var found =
        wanted.isPresent()
            ? issuers.stream().filter(one -> one.id().value().equals(wanted.get())).findFirst()
            : issuers.size() == 1 ? Optional.of(issuers.getFirst()) : Optional.<KeptIssuer>empty();
    if (found.isPresent()) {
      return new Chosen(found.get());
    }
    if (issuers.isEmpty()) {
      return new Unclear(
          Report.failed(
              Answer.NOT_FOUND, "The store has no issuer yet. Run gatewright apply first."));
    }
    var ids = issuers.stream().map(one -> one.id().value()).toList();
    var names = named(ids);
    return new Unclear(
        wanted
            .map(id ->
                Report.failed(
                    Answer.NOT_FOUND,
                    NearestKey.of(id, ids)
                        .map(near -> "There is no issuer %s; did you mean %s?".formatted(id, near))
                        .orElseGet(
                            () -> "There is no issuer %s. Name one of: %s.".formatted(id, names))))
            .orElseGet(() ->
                Report.failed(
                    Answer.USAGE,
                    "There are several issuers. Add --issuer with one of: " + names + ".")));
  }

  private static String named(List<String> ids) {
    var first = ids.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return ids.size() <= MOST_NAMED
        ? first
        : "%s and %s more".formatted(first, ids.size() - MOST_NAMED);
  }
}
