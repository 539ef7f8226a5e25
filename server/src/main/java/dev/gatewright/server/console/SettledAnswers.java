package dev.gatewright.server.console;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.ShownSecret;
import dev.gatewright.server.pages.console.ConsoleNotice;
import dev.gatewright.server.pages.console.ConsolePages;
import dev.gatewright.server.pages.console.SecretView;
import dev.gatewright.server.pages.console.Trouble;
import dev.gatewright.server.tenants.SettingFault;
import dev.gatewright.server.tenants.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Answers by what came of changing settings of a client: goes on, or shows the form again with all
/// that was typed and all that is wrong with it.
final class SettledAnswers {
  private SettledAnswers() {}

  /// The form once more.
  @FunctionalInterface
  interface Again {
    byte[] form(Optional<String> problem, List<Trouble> troubles);
  }

  static ConsoleAnswer client(
      ConsoleDesk desk,
      Settled settled,
      Function<Settled.Client, ConsoleAnswer> done,
      Again again,
      Messages messages) {
    return switch (settled) {
      case Settled.Client client -> {
        if (client.isChanged()) {
          desk.settle();
        }
        yield done.apply(client);
      }
      case Settled.Wrong(var faults) ->
          ConsoleAnswer.wrong(
              again.form(Optional.empty(), faults.stream().map(SettledAnswers::trouble).toList()));
      case Settled.IsThere() ->
          ConsoleAnswer.wrong(
              again.form(Optional.of(messages.text("console.client.is_there")), List.of()));
      case Settled.Refused(var _, Refusal.ChangedMeanwhile why) ->
          ConsoleAnswer.wrong(again.form(Optional.of(RefusalText.of(why, messages)), List.of()));
      case Settled.Refused(var _, var why) -> new ConsoleAnswer.Refused(why);
      case Settled.NotThere() -> new ConsoleAnswer.Missing();
      case Settled.Issuer _ -> throw new IllegalArgumentException("this is no client");
    };
  }

  private static Trouble trouble(SettingFault fault) {
    var text = fault.text().endsWith(".") ? fault.text() : fault.text() + ".";
    return new Trouble(fault.pointer(), text, fault.fix());
  }

  /// Leads back to the client, unless a secret was made by the way, which is told this once.
  static ConsoleAnswer changed(ConsolePages pages, OneClient one, Settled.Client done) {
    if (done.secret().isEmpty() && done.signingKey().isEmpty()) {
      return ConsoleAnswer.done(one.home(), ConsoleNotice.SAVED);
    }
    var view =
        new SecretView(
            one.frame(),
            "console.client.new_secret",
            "console.client.new_secret_lead",
            one.name(),
            secrets(done),
            one.visit().link(one.home()));
    return ConsoleAnswer.shown(pages.secret(view, one.visit().page()));
  }

  /// The client's id and what was made for it.
  static List<SecretView.Line> secrets(Settled.Client done) {
    var lines = new ArrayList<SecretView.Line>();
    var id = done.client().client().id().value();
    lines.add(new SecretView.Line("console.client.id", new ShownSecret(id)));
    done.secret()
        .ifPresent(secret ->
            lines.add(
                new SecretView.Line(
                    "console.client.secret_itself", new ShownSecret(secret.reveal()))));
    done.signingKey()
        .ifPresent(key ->
            lines.add(
                new SecretView.Line("console.client.signing_key", new ShownSecret(key.reveal()))));
    return lines;
  }
}
