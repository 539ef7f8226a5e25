package dev.gatewright.identity.recovery;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.Credentials.Why;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Signing in with recovery codes as a second factor. All codes of a person are one credential, so
/// spending one is one compare and replace, and of two that spend the same code one is refused.
public final class RecoveryCodes implements SignInHandler {
  /// How many codes a person gets at a time.
  public static final int COUNT = 10;

  private static final String ID = "codes";
  private static final String HASHES = "hashes";
  private static final String DEMANDED = "demanded";

  private final Credentials credentials;

  public RecoveryCodes(Credentials credentials) {
    this.credentials = credentials;
  }

  /// Makes new codes, which are in nobody's hands but the caller's, in the place of the old ones;
  /// empty when there is no such user. `demanded` is the account's setting: whether every sign-in
  /// needs one.
  public List<Secret> make(
      TenantId tenant,
      UserId user,
      boolean demanded,
      SecureRandom random,
      Optional<Mail> notice,
      By by) {
    var shown = new ArrayList<Secret>();
    var hashes = new ArrayList<String>();
    for (int i = 0; i < COUNT; i++) {
      var code = RecoveryCode.generate(random);
      shown.add(code.shown());
      hashes.add(code.hash(tenant, user));
    }
    var document = Document.EMPTY.with(HASHES, hashes).with(DEMANDED, demanded);
    var kept = new Credential(user, method(), ID, document, by.at(), by.at());
    return credentials.put(tenant, kept, notice, by) ? List.copyOf(shown) : List.of();
  }

  /// Takes away all codes, and with them the demand; false when there are none.
  public boolean remove(TenantId tenant, UserId user, Optional<Mail> notice, By by) {
    return credentials.remove(tenant, user, method(), notice, by);
  }

  /// The account's setting: whether every sign-in needs a code.
  public boolean areDemanded(TenantId tenant, UserId user) {
    return find(tenant, user).map(RecoveryCodes::isDemand).orElse(false);
  }

  /// Whether this is what those who run the server demand of an account, which is not its person's
  /// to give up.
  public static boolean isDemand(Credential kept) {
    return kept.method() == SignInMethod.RECOVERY_CODE
        && kept.document().flag(DEMANDED).orElse(false);
  }

  /// How many codes are left.
  public int left(TenantId tenant, UserId user) {
    return find(tenant, user).map(kept -> kept.document().texts(HASHES).size()).orElse(0);
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.RECOVERY_CODE;
  }

  /// An account that demands a code demands it also when the last one is spent: who took them all
  /// must not be able to do without.
  @Override
  public Use use(TenantId tenant, User person) {
    return areDemanded(tenant, person.id())
        ? Use.DEMANDED
        : left(tenant, person.id()) > 0 ? Use.POSSIBLE : Use.NONE;
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return switch (input) {
      case SignInInput.Code(_, var typed) ->
          RecoveryCode.parse(typed)
              .flatMap(code -> claim.person().filter(user -> spend(claim, user, code)))
              .<Verdict>map(owner -> Verdict.Passed.by(method(), owner))
              .orElse(Verdict.FAILED);
      case SignInInput.Identifier _,
          SignInInput.Password _,
          SignInInput.Assertion _,
          SignInInput.LinkOpened _,
          SignInInput.Upstream _,
          SignInInput.Choice _ ->
          Verdict.FAILED;
    };
  }

  /// Another code spent at the same moment makes this look again, at most once for each there is.
  private boolean spend(Claim claim, User person, RecoveryCode code) {
    var tenant = claim.tenant();
    var user = person.id();
    var now = claim.now();
    var hash = code.hash(tenant, user);
    for (int look = 0; look <= COUNT; look++) {
      var kept = find(tenant, user);
      if (kept.isEmpty()) {
        return false;
      }
      var left = new ArrayList<>(kept.get().document().texts(HASHES));
      if (!left.remove(hash)) {
        return false;
      }
      var spent = kept.get().withDocument(kept.get().document().with(HASHES, left), now);
      var told = claim.notice(person, NoticeKind.RECOVERY_CODE_USED, Optional.empty());
      if (credentials.replace(tenant, kept.get(), spent, Why.USED, told, By.owner(now))) {
        return true;
      }
    }
    return false;
  }

  private Optional<Credential> find(TenantId tenant, UserId user) {
    return credentials.list(tenant, user, method()).stream().findFirst();
  }
}
