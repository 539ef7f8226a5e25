package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionActor;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.ImpersonationTable;
import dev.gatewright.store.people.ImpersonationTable.Waiting;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// Has whoever brings the secret of a [dev.gatewright.admin.command.UserCommand.Impersonate] act as
/// the person. Whether they may is looked at once more. Safe for any number of threads.
public final class Impersonations {
  /// What events call a person who administers, before their id.
  private static final String ADMINISTRATOR = "administrator ";

  private static final TenantId SYSTEM = new TenantId(EventTable.SERVER.value());

  private final SqlStore store;
  private final ImpersonationTable table;
  private final Administrators administrators;
  private final SecureRandom random;

  public Impersonations(SqlStore store, SealedTables sealed, SecureRandom random) {
    this.store = store;
    this.table = sealed.impersonations();
    this.administrators = new Administrators(store);
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
    var waiting = table.open(tenant, token, now).filter(one -> isMandated(one, issuer));
    var user =
        waiting
            .flatMap(one -> store.users().findById(tenant, one.user()))
            .filter(person -> Impersonable.refusal(store, tenant, person).isEmpty());
    if (user.isEmpty()) {
      return Optional.empty();
    }
    var session = session(tenant, user.get(), waiting.get(), browser, now);
    var notice =
        Optional.of(user.get())
            .filter(_ -> mails)
            .map(person -> Mail.notice(person, new Mail.Content.Notice(NoticeKind.IMPERSONATED)));
    return table.begin(tenant, token, session, browser.session(), notice)
        ? Optional.of(new Begun(session, user.get(), waiting.get().client().map(ClientId::new)))
        : Optional.empty();
  }

  /// What waits for a key goes with the key; a person may have been suspended meanwhile.
  private boolean isMandated(Waiting waiting, IssuerId issuer) {
    if (!waiting.actor().startsWith(ADMINISTRATOR)) {
      return true;
    }
    return UserId.parse(waiting.actor().substring(ADMINISTRATOR.length()))
        .filter(id -> store.users().findById(SYSTEM, id).filter(User::isActive).isPresent())
        .filter(id ->
            administrators.mandates(id).stream()
                .anyMatch(mandate ->
                    mandate.reaches(issuer)
                        && mandate.permissions().contains(Permission.IMPERSONATION_WRITE)))
        .isPresent();
  }

  private Session session(
      TenantId tenant, User user, Waiting waiting, Browser browser, Instant now) {
    var means = waiting.actor();
    var actor =
        new SessionActor(means.substring(means.lastIndexOf(' ') + 1), waiting.vouchedBy(), means);
    return Session.acted(SessionId.generate(random), tenant, user.id(), now, actor)
        .seenFrom(browser.userAgent(), browser.address());
  }
}
