package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.imports.Newcomer;
import dev.gatewright.server.imports.Newcomers;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Adds people from elsewhere, a batch at a time. Whoever has an account already is left as they
/// are, so an import that was cut off is simply run again.
final class UserImport {
  static final String COMMAND = "import";

  private static final String DRY_RUN = "dry-run";

  private final Administration administration;
  private final Actor actor;

  UserImport(Administration administration, Actor actor) {
    this.administration = administration;
    this.actor = actor;
  }

  Report report(Requests requests, Request request) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var kept) -> {
        var outcome = new Outcome(kept.id());
        for (var person : Newcomers.read(request.get("people"))) {
          if (request.isSet(DRY_RUN)) {
            check(outcome, person);
          } else {
            add(outcome, person);
          }
        }
        var json = outcome.json();
        yield Report.of(Report.write(json), json);
      }
    };
  }

  private void check(Outcome outcome, Newcomer person) {
    var command = new AdminCommand.CheckUser(outcome.issuer, user(person), credential(person));
    outcome.note(person, command, administration.run(actor, command));
  }

  private void add(Outcome outcome, Newcomer person) {
    var command =
        new AdminCommand.AddUser(
            outcome.issuer, user(person), credential(person), Optional.empty());
    var result = administration.run(actor, command);
    outcome.note(person, command, result);
    if (result instanceof AdminResult.UserAdded && person.username().isPresent()) {
      var name =
          new AdminCommand.NameUser(
              outcome.issuer, person.email(), LoginName.Kind.USERNAME, person.username());
      if (administration.run(actor, name) instanceof Refused(var why)) {
        outcome.nameless(person, Sentences.why(name, why));
      }
    }
  }

  private static NewUser user(Newcomer person) {
    return new NewUser(
        person.email(),
        person.emailVerified(),
        Optional.empty(),
        person.active() ? UserStatus.ACTIVE : UserStatus.SUSPENDED,
        person.claims());
  }

  private static Credential credential(Newcomer person) {
    return person
        .passwordHash()
        .<Credential>map(Credential.Imported::new)
        .orElseGet(Credential.None::new);
  }

  /// What became of a batch. For one thread.
  private static final class Outcome {
    private final IssuerId issuer;
    private final ObjectNode json = Report.object();
    private final ArrayNode added = json.putArray("added");
    private final ArrayNode there = json.putArray("there");
    private final ArrayNode refused = json.putArray("refused");
    private final ArrayNode nameless = json.putArray("nameless");

    Outcome(IssuerId issuer) {
      this.issuer = issuer;
    }

    void note(Newcomer person, AdminCommand command, AdminResult result) {
      switch (result) {
        case Refused(Refusal.AddressTaken _) -> there.add(person.row());
        case Refused(var why) -> line(refused, person, Sentences.why(command, why));
        default -> added.add(person.row());
      }
    }

    void nameless(Newcomer person, String why) {
      line(nameless, person, why);
    }

    private static void line(ArrayNode lines, Newcomer person, String why) {
      lines.addObject().put("row", person.row()).put("email", person.email()).put("why", why);
    }

    ObjectNode json() {
      return json;
    }
  }
}
