package dev.gatewright.identity.join;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedChanges.Shown;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.store.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/// Showing that a person reads mail at the address on file. Safe for use by several threads.
public final class Verification {
  private final Users users;
  private final MailedLinks links;
  private final MailedChanges changes;

  public Verification(Users users, MailedLinks links, MailedChanges changes) {
    this.users = users;
    this.links = links;
    this.changes = changes;
  }

  /// What the link opens, without using it; empty where it opens nothing.
  public Optional<MailedLink> open(TenantId tenant, String token, Instant now) {
    return LinkToken.parse(token)
        .map(parsed -> links.find(tenant, parsed, now))
        .flatMap(found ->
            found instanceof Found.Alive(var link) && link.purpose() == LinkPurpose.VERIFY_ADDRESS
                ? Optional.of(link)
                : Optional.empty())
        .filter(link ->
            link.person()
                .flatMap(person -> users.findById(tenant, person))
                .filter(User::isActive)
                .filter(person -> person.email().equals(link.address().canonical()))
                .isPresent());
  }

  /// Notes it and uses the link up; empty, and nothing changed, where it opens nothing.
  ///
  /// @param own whether the browser shows that the link's account is its person's
  public Optional<MailedLink> verify(
      TenantId tenant, String token, Predicate<MailedLink> own, Instant now) {
    return open(tenant, token, now)
        .filter(link -> {
          var shown = own.test(link) ? Shown.ACCOUNT_TOO : Shown.MAIL_ALONE;
          return changes.verifyAddress(tenant, link, shown, By.owner(now));
        });
  }
}
