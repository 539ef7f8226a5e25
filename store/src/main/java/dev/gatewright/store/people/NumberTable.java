package dev.gatewright.store.people;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.LoginName;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.identity.store.VerifiedNumbers;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.outbox.LinkTable;
import dev.gatewright.store.sql.Database;
import dev.gatewright.store.sql.Readers;
import dev.gatewright.store.sql.SqlConnection;
import dev.gatewright.store.sql.Writer;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Verified telephone numbers: names in `login_name` with a credential beside them, and the claims
/// that tell of both. Safe for any number of threads.
public final class NumberTable implements VerifiedNumbers {
  private static final String VERIFIED_CLAIM = "phone_number_verified";
  private static final String NUMBER = "number";
  private static final String CHANNEL = "channel";

  /// An account has one.
  static final String ID = "number";

  private final Writer writer;
  private final Readers readers;
  private final LoginNameTable names;
  private final CredentialTable credentials;
  private final UserTable users;
  private final LinkTable links;

  public NumberTable(
      Database database, EventTable events, CredentialTable credentials, LinkTable links) {
    this.writer = database.writer();
    this.readers = database.readers();
    this.names = new LoginNameTable(database, events);
    this.users = new UserTable(database, events);
    this.credentials = credentials;
    this.links = links;
  }

  @Override
  public Optional<Verified> of(TenantId tenant, UserId user) {
    return readers.read(connection -> of(connection, tenant, user));
  }

  /// The account's, as a unit finds it.
  static Optional<Verified> of(SqlConnection connection, TenantId tenant, UserId user)
      throws SQLException {
    var name =
        LoginNameTable.of(connection, tenant, user).stream()
            .filter(one -> one.kind() == LoginName.Kind.PHONE)
            .map(LoginName::value)
            .findFirst();
    return CredentialTable.list(connection, tenant, user, SignInMethod.SMS_CODE).stream()
        .filter(kept -> kept.document().text(NUMBER).equals(name) && name.isPresent())
        .map(NumberTable::verified)
        .findFirst();
  }

  private static Verified verified(Credential kept) {
    return new Verified(
        new PhoneNumber(kept.document().text(NUMBER).orElseThrow()),
        kept.document().text(CHANNEL).flatMap(TextChannel::ofWord).orElse(TextChannel.SMS),
        kept.createdAt());
  }

  @Override
  public Change verify(
      TenantId tenant,
      MailedLink link,
      PhoneNumber number,
      TextChannel channel,
      Optional<Mail> notice,
      By by) {
    return link.person()
        .map(user ->
            writer.commit(connection -> {
              var owner = names.owner(connection, tenant, number.name());
              if (owner.filter(other -> !other.equals(user)).isPresent()) {
                return Change.TAKEN;
              }
              return UserTable.exists(connection, tenant, user)
                      && links.spend(connection, tenant, link.id(), by)
                  ? give(connection, tenant, user, new Given(number, channel, notice), by)
                  : Change.GONE;
            }))
        .orElse(Change.GONE);
  }

  private record Given(PhoneNumber number, TextChannel channel, Optional<Mail> notice) {}

  private Change give(SqlConnection connection, TenantId tenant, UserId user, Given given, By by)
      throws SQLException {
    return switch (names.give(connection, tenant, user, given.number().name(), by)) {
      case TAKEN -> Change.TAKEN;
      case NO_SUCH_USER -> Change.GONE;
      case GIVEN -> {
        var document =
            Document.EMPTY
                .with(NUMBER, given.number().value())
                .with(CHANNEL, given.channel().word());
        var kept = new Credential(user, SignInMethod.SMS_CODE, ID, document, by.at(), by.at());
        credentials.put(connection, tenant, kept, given.notice(), by);
        tell(connection, users, tenant, user, Map.of(VERIFIED_CLAIM, true), Set.of(), by);
        yield Change.DONE;
      }
    };
  }

  /// Whoever has no code to a number any more has no verified number, and applications are not told
  /// of one.
  static void disclaim(
      SqlConnection connection,
      UserTable users,
      TenantId tenant,
      UserId user,
      SignInMethod method,
      By by)
      throws SQLException {
    if (method == SignInMethod.SMS_CODE) {
      tell(connection, users, tenant, user, Map.of(), Set.of(VERIFIED_CLAIM), by);
    }
  }

  /// Writes what applications are told, where it is not so already.
  private static void tell(
      SqlConnection connection,
      UserTable users,
      TenantId tenant,
      UserId user,
      Map<String, Object> written,
      Set<String> removed,
      By by)
      throws SQLException {
    var person = UserTable.find(connection, tenant, user).orElseThrow();
    var after = AccountTable.edited(person.claims(), written, removed);
    if (after.isPresent() && !after.get().equals(person.claims())) {
      users.update(connection, tenant, user, UserChange.NONE.withClaims(after.get()), by);
    }
  }

  @Override
  public WaysIn.Removal remove(
      TenantId tenant, UserId user, WaysIn ways, Optional<Mail> notice, By by) {
    return writer.commit(connection -> {
      // one that lets nobody in takes no way away
      boolean letsIn =
          of(connection, tenant, user).filter(one -> ways.number().test(one.number())).isPresent();
      if (letsIn && !RemainingWays.are(connection, tenant, user, ways, ID)) {
        return WaysIn.Removal.LAST;
      }
      boolean removed =
          credentials.removeAll(
              connection, tenant, user, Set.of(SignInMethod.SMS_CODE), notice, by);
      if (removed) {
        names.take(connection, tenant, user, LoginName.Kind.PHONE, by);
      }
      return removed ? WaysIn.Removal.DONE : WaysIn.Removal.NOTHING;
    });
  }
}
