package dev.gatewright.server.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.admin.command.AccountCommand.ExportAccount;
import dev.gatewright.admin.command.AccountCommand.ListActivity;
import dev.gatewright.admin.command.AdminResult.AccountExport;
import dev.gatewright.admin.command.AdminResult.Activity;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.http.HttpResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.stream.Collectors;

/// A copy of all that is kept of a person, written as it is read: what happened may be far more
/// than all the rest, and is never in memory as a whole.
public final class AccountCopy {
  /// What the file is called.
  public static final String NAME = "account.json";

  /// Most events in a copy, the newest; whether they are all is said behind them.
  private static final int MOST_EVENTS = 200_000;

  private static final int AT_ONCE = 500;

  private final AccountDesk desk;

  public AccountCopy(AccountDesk desk) {
    this.desk = desk;
  }

  public HttpResponse.Stream of(Oneself who) {
    return out -> write(who, out);
  }

  private void write(Oneself who, OutputStream out) throws IOException {
    var account = desk.see(who, new ExportAccount(who.issuer(), who.person()), AccountExport.class);
    var head = JsonText.of(AccountDocument.of(who, account));
    out.write((head.substring(0, head.length() - 1) + ",\"activity\":[").getBytes(UTF_8));
    boolean whole = writeActivity(who, out);
    out.write(("],\"activity_is_whole\":" + whole + "}").getBytes(UTF_8));
  }

  /// Whether all of it was written.
  private boolean writeActivity(Oneself who, OutputStream out) throws IOException {
    var before = Optional.<Long>empty();
    boolean more = true;
    for (int written = 0; more && written < MOST_EVENTS; written += AT_ONCE) {
      var next = new ListActivity(who.issuer(), who.person(), before, AT_ONCE);
      var found = desk.see(who, next, Activity.class);
      var text =
          found.events().stream()
              .map(event -> JsonText.of(AccountDocument.event(event)))
              .collect(Collectors.joining(","));
      var joint = written > 0 && !text.isEmpty() ? "," : "";
      out.write((joint + text).getBytes(UTF_8));
      more = found.more();
      before = found.events().isEmpty() ? before : Optional.of(found.events().getLast().seq());
    }
    return !more;
  }
}
