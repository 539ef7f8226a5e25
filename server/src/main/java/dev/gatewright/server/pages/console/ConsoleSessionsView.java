package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.Device;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Who is signed in at an issuer, the latest sign-in first.
///
/// @param ends whether whoever looks may end them
public record ConsoleSessionsView(
    ConsoleFrame frame,
    PageLink action,
    List<Line> lines,
    boolean ends,
    Optional<PageLink> first,
    Optional<PageLink> next) {
  public static final String END_FIELD = "end";
  public static final String USER_FIELD = "user";

  public ConsoleSessionsView {
    lines = List.copyOf(lines);
  }

  public record Line(
      String id,
      String user,
      Account account,
      PageLink page,
      Device device,
      Optional<String> address,
      Instant since,
      Instant seen) {}
}
