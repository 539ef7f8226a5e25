package dev.gatewright.server.account;

import dev.gatewright.server.config.issuer.IssuerKeys;
import dev.gatewright.server.config.issuer.ProfileClaim;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.pages.PageLink;
import java.time.ZoneId;
import java.util.stream.Stream;

/// What somebody may say of themselves, as far as the issuer lets them.
public final class ProfileRules {
  private static final int LONGEST = 200;

  private ProfileRules() {}

  /// The claims that people of an issuer may edit, in their order.
  public static Stream<ProfileClaim> editable(Tenant tenant) {
    return tenant.settings().get(IssuerKeys.ACCOUNT_EDIT).stream().sorted();
  }

  /// Whether a claim may say this; nothing is said by an empty text.
  public static boolean isTaken(ProfileClaim claim, String said) {
    if (said.isEmpty()) {
      return true;
    }
    boolean plain =
        said.length() <= LONGEST
            && said.codePoints()
                .noneMatch(
                    c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    return plain
        && switch (claim) {
          case ZONEINFO -> ZoneId.getAvailableZoneIds().contains(said);
          case LOCALE -> said.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
          case BIRTHDATE -> said.matches("[0-9]{4}(-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?");
          case PROFILE, PICTURE, WEBSITE ->
              PageLink.parse(said).flatMap(PageLink::origin).isPresent();
          case NAME, GIVEN_NAME, MIDDLE_NAME, FAMILY_NAME, NICKNAME, PREFERRED_USERNAME, GENDER ->
              true;
        };
  }
}
