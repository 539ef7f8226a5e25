package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// Why requests were refused: a field for a reference or an address, what came of it, and what was
/// refused last.
///
/// @param typed what was asked about; nothing where it was an address, which may hold a code
/// @param said the key of a sentence about what was asked
/// @param whys each reason that what was asked about can have
/// @param latest the newest, the last first
public record RefusalsView(
    ConsoleFrame frame,
    PageLink action,
    String typed,
    Optional<String> said,
    List<Why> whys,
    List<Line> latest) {
  public static final String WHAT_FIELD = "what";
  public static final String REFERENCE_FIELD = "reference";

  public RefusalsView {
    whys = List.copyOf(whys);
    latest = List.copyOf(latest);
  }

  /// What is known of one, in rows.
  public record Why(List<Fact> facts) {
    public Why {
      facts = List.copyOf(facts);
    }
  }

  /// One thing that is known.
  ///
  /// @param key of the name of what it is
  /// @param words whether it is a sentence of ours, and not a code or what was sent
  public record Fact(String key, String value, boolean words) {}

  /// One that was refused.
  ///
  /// @param when as people read it
  public record Line(
      String reference,
      PageLink page,
      String reason,
      String endpoint,
      Optional<String> client,
      String at,
      String when) {}
}
