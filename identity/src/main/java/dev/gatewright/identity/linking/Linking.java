package dev.gatewright.identity.linking;

import dev.gatewright.identity.Claims;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.linking.Arrival.Told;
import dev.gatewright.identity.linking.Arrival.Welcome;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content.Notice;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.store.LinkedIdentities;
import dev.gatewright.identity.store.LinkedIdentities.Outcome;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.store.WaysIn;
import dev.gatewright.identity.upstream.GrantedPlace;
import dev.gatewright.identity.upstream.LinkedIdentity;
import dev.gatewright.identity.upstream.UpstreamIdentity;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Finds out what becomes of somebody for whom a provider vouches, and does it. Safe for use by
/// several threads.
public final class Linking {
  /// Longer ones are nobody's name.
  private static final int LONGEST_NAME = 200;

  private static final int LONGEST_URL = 1_000;

  private final Users users;
  private final LinkedIdentities identities;
  private final SecureRandom random;

  public Linking(Users users, LinkedIdentities identities, SecureRandom random) {
    this.users = users;
    this.identities = identities;
    this.random = random;
  }

  /// What an issuer lets a provider do.
  public interface Rules {
    /// Whether the provider's word for an address of this kind counts.
    boolean speaksFor(MailAddress address);

    /// Who makes an account by coming from it, with this address or one that is still to be asked
    /// for; `spoken` is whether the provider's word for it counts.
    Welcome welcome(Optional<MailAddress> address, boolean spoken);
  }

  public Arrival arrive(TenantId tenant, UpstreamIdentity identity, Rules rules) {
    var linked = identities.find(tenant, identity).map(LinkedIdentity::user);
    var address = identity.email().flatMap(MailAddress::parse);
    boolean spoken = address.filter(rules::speaksFor).isPresent();
    boolean verified = identity.emailVerified() && spoken;
    var told = address.isEmpty() ? Told.NOTHING : verified ? Told.VERIFIED : Told.UNVERIFIED;
    boolean taken =
        linked.isEmpty()
            && told == Told.VERIFIED
            && address.flatMap(known -> users.findByEmail(tenant, known.canonical())).isPresent();
    return Arrival.of(linked, address, told, taken, rules.welcome(address, spoken));
  }

  /// Makes their account. Its address was verified, by the provider or by mail.
  public Outcome join(
      TenantId tenant,
      UpstreamIdentity identity,
      MailAddress address,
      Optional<String> terms,
      Instant now) {
    return identities.create(
        tenant, newcomer(identity, address, now), identity, terms, By.owner(now));
  }

  /// An account for somebody who has none yet; it is not made by this.
  public User newcomer(UpstreamIdentity identity, MailAddress address, Instant now) {
    return account(UserId.generate(random), identity, address, now);
  }

  /// The account that is made for somebody, with what the provider says of them.
  public static User account(
      UserId id, UpstreamIdentity identity, MailAddress address, Instant now) {
    return User.joining(id, address.canonical(), address.value(), profile(identity), now);
  }

  private static Claims profile(UpstreamIdentity identity) {
    var claims = new LinkedHashMap<String, String>();
    identity.name().flatMap(Linking::line).ifPresent(text -> claims.put("name", text));
    identity.givenName().flatMap(Linking::line).ifPresent(text -> claims.put("given_name", text));
    identity.familyName().flatMap(Linking::line).ifPresent(text -> claims.put("family_name", text));
    identity
        .picture()
        .filter(url -> url.startsWith("https://") && url.length() <= LONGEST_URL)
        .ifPresent(url -> claims.put("picture", url));
    identity.locale().flatMap(Linking::line).ifPresent(text -> claims.put("locale", text));
    return Claims.parse(claims).orElse(Claims.NONE);
  }

  private static Optional<String> line(String text) {
    var line = text.strip();
    return line.isEmpty()
            || line.length() > LONGEST_NAME
            || line.chars().anyMatch(Character::isISOControl)
        ? Optional.empty()
        : Optional.of(line);
  }

  /// Who wants a link made or ended, for the mail that tells of it.
  ///
  /// @param provider what the provider is called
  public record Wish(String language, String provider, Asked asked) {}

  /// Whether somebody who signed in to this account has shown, by both sides' word for one address,
  /// that it is the identity's.
  public static boolean isSamePerson(UpstreamIdentity identity, User account) {
    return account.emailVerified()
        && identity.emailVerified()
        && identity
            .email()
            .flatMap(MailAddress::parse)
            .filter(told -> told.canonical().equals(account.email()))
            .isPresent();
  }

  /// Makes the person a member where the provider that they are linked to says that they are one,
  /// and nowhere else by its word.
  public void place(
      TenantId tenant,
      UserId person,
      UpstreamIdentity identity,
      Optional<GrantedPlace> place,
      Instant now) {
    identities.place(tenant, person, identity, place, By.owner(now));
  }

  /// Links the identity to the account of somebody who has just proved that it is theirs.
  public Outcome link(TenantId tenant, User person, UpstreamIdentity identity, Wish wish) {
    var notice = notice(person, NoticeKind.PROVIDER_LINKED, wish);
    return identities.link(tenant, person.id(), identity, notice, By.owner(wish.asked().at()));
  }

  /// Takes a link away, where something else lets the person in.
  public WaysIn.Removal unlink(TenantId tenant, User person, String id, WaysIn ways, Wish wish) {
    var notice = notice(person, NoticeKind.PROVIDER_UNLINKED, wish);
    return identities.unlink(tenant, person.id(), id, ways, notice, By.owner(wish.asked().at()));
  }

  public List<LinkedIdentity> list(TenantId tenant, UserId person) {
    return identities.list(tenant, person);
  }

  private static Mail notice(User person, NoticeKind kind, Wish wish) {
    var what = new Notice(kind, Optional.of(wish.provider()));
    return Mail.notice(person, what, wish.language(), Optional.of(wish.asked()));
  }
}
