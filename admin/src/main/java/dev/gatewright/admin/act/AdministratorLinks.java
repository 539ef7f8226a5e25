package dev.gatewright.admin.act;

import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.store.MailedChanges.Change;
import dev.gatewright.protocol.events.By;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.admin.AdministratorTable;
import dev.gatewright.store.admin.AdministratorTable.Grant;
import dev.gatewright.store.admin.KeptAdministratorLink;
import dev.gatewright.store.admin.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Links that make whoever opens them an administrator. One counts for as long as whoever made it,
/// a person, a key or a program, could make it now, also at the moment in which it is used up. Safe
/// for any number of threads.
public final class AdministratorLinks {
  private final SqlStore store;
  private final AdministratorTable table;
  private final Makers makers;

  public AdministratorLinks(SqlStore store) {
    this.store = store;
    this.table = store.administrators();
    this.makers = new Makers(store);
  }

  /// The link that somebody shows, if it counts now.
  public Optional<KeptAdministratorLink> open(LinkToken token, Instant now) {
    return table.open(token, now).filter(link -> counts(link, now));
  }

  /// Makes an account and the mandate that the link gives, and uses the link up. Of any number of
  /// people with one link, one passes; of whoever does not, nothing is kept.
  public Change join(LinkToken token, User user, PasswordHash hash, Instant now) {
    return store.together(
        () -> open(token, now).isPresent() ? table.join(token, user, hash, now) : Change.LINK_GONE);
  }

  /// The same for somebody who has an account. Whoever has a role there that lets do more keeps it,
  /// and the link is used up.
  public Change accept(LinkToken token, UserId user, Instant now) {
    return store.together(() ->
        open(token, now).isPresent()
            ? table.accept(token, user, Role::isLess, now)
            : Change.LINK_GONE);
  }

  /// The links that wait for just that and count now, the latest first.
  List<KeptAdministratorLink> waiting(Reach reach, Instant now) {
    return table.waiting(reach, now).stream().filter(link -> counts(link, now)).toList();
  }

  /// Keeps a link, of whose secret this is the SHA-256. Where as many wait as may, those that do
  /// not count make room.
  Grant add(KeptAdministratorLink link, byte[] secretHash, By by) {
    var added = table.add(link, secretHash, by);
    if (added != Grant.TOO_MANY) {
      return added;
    }
    var idle =
        table.waiting(link.reach(), by.at()).stream()
            .filter(one -> !counts(one, by.at()))
            .map(KeptAdministratorLink::id)
            .toList();
    table.forget(idle);
    return idle.isEmpty() ? added : table.add(link, secretHash, by);
  }

  private boolean counts(KeptAdministratorLink link, Instant now) {
    return Role.parse(link.role())
        .flatMap(role -> Mandate.of(role, link.reach()))
        .map(InviteAdministrator::new)
        .filter(invite -> makers.has(link.createdBy(), now, held -> held.covers(invite)))
        .isPresent();
  }
}
