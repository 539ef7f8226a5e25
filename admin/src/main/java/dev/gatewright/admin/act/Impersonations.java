package dev.gatewright.admin.act;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionActor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.people.ImpersonationTable;
import dev.gatewright.store.people.ImpersonationTable.Waiting;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// Has whoever brings the secret of a [dev.gatewright.admin.command.UserCommand.Impersonate] act as
/// the person. Whether they may is looked at once more. Safe for any number of threads.
public final class Impersonations {
  private final SqlStore store;
  private final ImpersonationTable table;
  private final Makers makers;
  private final SecureRandom random;

  public Impersonations(SqlStore store, SealedTables sealed, SecureRandom random) {
    this.store = store;
    this.table = sealed.impersonations();
    this.makers = new Makers(store);
    this.random = random;
  }

  /// A session in which somebody acts as `user`, and the application that they go to.
  public record Begun(Session session, User user, Optional<ClientId> client) {}

  /// The browser that brings a secret: the session that it had and has no more, and what the
  /// person's list of sessions says of it.
  public record Browser(
      Optional<SessionId> session, Optional<String> userAgent, Optional<String> address) {}

  /// Begins the session, and tells the person by mail where that is sent. Of any number who bring
  /// one secret, one begins; whoever brings none that counts learns no more than that.
  public Optional<Begun> begin(
      IssuerId issuer, LinkToken token, Browser browser, boolean mails, Instant now) {
    var tenant = new TenantId(issuer.value());
    return table
        .open(tenant, token, now)
        .filter(waiting -> makers.mayImpersonate(waiting.actor(), issuer, now))
        .flatMap(waiting ->
            store
                .users()
                .findById(tenant, waiting.user())
                .filter(person -> Impersonable.refusal(store, tenant, person).isEmpty())
                .flatMap(person -> begin(tenant, token, waiting, person, browser, mails, now)));
  }

  /// Whether whoever acts in the session may do so now.
  public boolean isMandated(Session session, Instant now) {
    var issuer = new IssuerId(session.tenant().value());
    return session
        .actor()
        .filter(actor -> makers.mayImpersonate(actor.means(), issuer, now))
        .isPresent();
  }

  private Optional<Begun> begin(
      TenantId tenant,
      LinkToken token,
      Waiting waiting,
      User user,
      Browser browser,
      boolean mails,
      Instant now) {
    var session = session(tenant, user, waiting, browser, now);
    var notice =
        mails
            ? Optional.of(Mail.notice(user, new Mail.Content.Notice(NoticeKind.IMPERSONATED)))
            : Optional.<Mail>empty();
    return table.begin(tenant, token, session, browser.session(), notice)
        ? Optional.of(new Begun(session, user, waiting.client().map(ClientId::new)))
        : Optional.empty();
  }

  private Session session(
      TenantId tenant, User user, Waiting waiting, Browser browser, Instant now) {
    var means = waiting.actor();
    var actor =
        new SessionActor(means.substring(means.lastIndexOf(' ') + 1), waiting.vouchedBy(), means);
    return Session.acted(
            SessionId.generate(random), tenant, user.id(), now, makers.end(means), actor)
        .seenFrom(browser.userAgent(), browser.address());
  }
}
