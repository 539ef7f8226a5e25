package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The logins of a person that live, this one first.
public record SessionsView(Frame frame, PageLink action, List<Login> logins) {
  /// Names one login to be ended.
  public static final String END_FIELD = "end";

  /// Ends all but this one.
  public static final String OTHERS_FIELD = "others";

  /// Ends all, and what applications got.
  public static final String ALL_FIELD = "all";

  public SessionsView {
    logins = List.copyOf(logins);
  }

  /// One of them; `acted` is one in which somebody acts as the person.
  public record Login(
      String id,
      Device device,
      Optional<String> address,
      Instant since,
      Instant seen,
      boolean stays,
      boolean current,
      boolean acted) {}
}
