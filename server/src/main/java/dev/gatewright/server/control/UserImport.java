package dev.gatewright.server.control;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.AdminResult.Refused;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.NewUser;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.admin.command.UserCommand;
import dev.gatewright.admin.command.UserRef;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.imports.Newcomer;
import dev.gatewright.server.imports.Newcomers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.node.ArrayNode;

/// Adds people from elsewhere, a batch at a time. Whoever has an account already is left as they
/// are, so an import that was cut off is simply run again.
final class UserImport {
  static final String COMMAND = "import";

  private static final String DRY_RUN = "dry-run";

  /// So many are added side by side, for whom the store writes to the disk once.
  private static final int HANDS = 8;

  private final Administration administration;
  private final Actor actor;

  UserImport(Administration administration, Actor actor) {
    this.administration = administration;
    this.actor = actor;
  }

  /// What became of one of them: `why` not, or why without the username.
  private record Became(Newcomer person, Kind kind, Optional<String> why) {}

  private enum Kind {
    ADDED,
    THERE,
    REFUSED,
    NAMELESS
  }

  Report report(Requests requests, Request request) {
    return switch (requests.issuer(request)) {
      case Requests.Unclear(var report) -> report;
      case Requests.Chosen(var kept) -> {
        boolean dry = request.isSet(DRY_RUN);
        yield told(
            all(
                Newcomers.read(request.get("people")),
                person -> dry ? check(kept.id(), person) : add(kept.id(), person)));
      }
    };
  }

  @FunctionalInterface
  private interface Taking {
    Became take(Newcomer person);
  }

  private static List<Became> all(List<Newcomer> people, Taking taking) {
    try (var hands = Executors.newFixedThreadPool(HANDS, Thread.ofVirtual().factory())) {
      var taken = new ArrayList<Future<Became>>();
      for (var person : people) {
        taken.add(hands.submit(() -> taking.take(person)));
      }
      var became = new ArrayList<Became>();
      for (var one : taken) {
        became.add(one.get());
      }
      return became;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailable("interrupted while people were added", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException("a person could not be added", e.getCause());
    }
  }

  private Became check(IssuerId issuer, Newcomer person) {
    var command = new UserCommand.CheckUser(issuer, user(person), credential(person));
    return became(person, command, administration.run(actor, command));
  }

  private Became add(IssuerId issuer, Newcomer person) {
    var command =
        new UserCommand.AddUser(issuer, user(person), credential(person), Optional.empty());
    var became = became(person, command, administration.run(actor, command));
    if (became.kind() != Kind.ADDED || person.username().isEmpty()) {
      return became;
    }
    var name =
        new UserCommand.NameUser(
            issuer, UserRef.address(person.email()), LoginName.Kind.USERNAME, person.username());
    return administration.run(actor, name) instanceof Refused(var why)
        ? new Became(person, Kind.NAMELESS, Optional.of(Sentences.why(name, why)))
        : became;
  }

  private static Became became(Newcomer person, AdminCommand command, AdminResult result) {
    return switch (result) {
      case Refused(Refusal.AddressTaken _) -> new Became(person, Kind.THERE, Optional.empty());
      case Refused(var why) ->
          new Became(person, Kind.REFUSED, Optional.of(Sentences.why(command, why)));
      default -> new Became(person, Kind.ADDED, Optional.empty());
    };
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

  private static Report told(List<Became> all) {
    var json = Report.object();
    var added = json.putArray("added");
    var there = json.putArray("there");
    var refused = json.putArray("refused");
    var nameless = json.putArray("nameless");
    for (var one : all) {
      switch (one.kind()) {
        case ADDED -> added.add(one.person().row());
        case THERE -> there.add(one.person().row());
        case REFUSED -> line(refused, one);
        case NAMELESS -> {
          added.add(one.person().row());
          line(nameless, one);
        }
      }
    }
    return Report.of(Report.write(json), json);
  }

  private static void line(ArrayNode lines, Became one) {
    lines
        .addObject()
        .put("row", one.person().row())
        .put("email", one.person().email())
        .put("why", one.why().orElse(""));
  }
}
