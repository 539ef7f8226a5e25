package dev.gatewright.admin.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminCommand.CreateApiKey;
import dev.gatewright.admin.command.AdministratorCommand.InviteAdministrator;
import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.OrganizationCommand;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.admin.command.Role;
import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.UserId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A mandate, of whatever role and wherever it counts")
final class MandateTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final OrganizationId ORG = new OrganizationId("org_acme");
  private static final OrganizationId OTHER_ORG = new OrganizationId("org_other");
  private static final UserId ADA = UserId.generate(new SecureRandom());
  private static final UserId BOB = UserId.generate(new SecureRandom());

  /// Of the server, of two issuers, and of two organizations and people of the first.
  private static final List<AdminCommand> EVERYTHING =
      Stream.of(
              CommandSamples.ofServer(),
              new CommandSamples(ACME, ORG, ADA).ofIssuer(),
              new CommandSamples(ACME, OTHER_ORG, BOB).ofIssuer(),
              new CommandSamples(OTHER, ORG, ADA).ofIssuer())
          .flatMap(List::stream)
          .toList();

  @Test
  @DisplayName("lets nobody give a key, or somebody a role, that may what they may not")
  void nobodyGivesMore() {
    var random = new Random(25);
    int given = 0;
    for (int round = 0; round < 20_000; round++) {
      var held = mandate(random);
      var giver = new Actor.Administrator(ADA, held, true);
      var mandate = mandate(random);
      if (held.mayGive(mandate)
          || Authorization.allows(giver, create(mandate))
          || Authorization.allows(giver, new InviteAdministrator(mandate))) {
        given++;
        var key = new Actor.ApiKey("key_x", mandate);
        assertThat(EVERYTHING)
            .filteredOn(command -> Authorization.allows(key, command))
            .allMatch(command -> Authorization.allows(giver, command), "is allowed to " + giver);
      }
    }

    assertThat(given).as("how often anything was given").isGreaterThan(100);
  }

  @Test
  @DisplayName("Who may make keys may give all that they hold, and every part of it")
  void partsOfOnesOwn() {
    var random = new Random(25);
    for (int round = 0; round < 1_000; round++) {
      var held = mandate(random);
      var giver = new Actor.ApiKey("key_x", held);
      var part = new HashSet<>(held.permissions());
      part.removeIf(_ -> random.nextBoolean());
      boolean may = held.permissions().contains(Permission.API_KEYS_WRITE);

      assertThat(Authorization.allows(giver, create(held))).isEqualTo(may);
      assertThat(Authorization.allows(giver, create(held.within(part)))).isEqualTo(may);
    }
  }

  @Test
  @DisplayName("Whoever has the role for one organization has it in no other, and gives it in none")
  void otherOrganizations() {
    var administrator = new Actor.Administrator(ADA, Mandate.of(ACME, ORG), true);

    assertThat(new CommandSamples(ACME, OTHER_ORG, BOB).ofIssuer())
        .filteredOn(command -> !(command instanceof AdminCommand.ListOrganizations))
        .noneMatch(command -> Authorization.allows(administrator, command));
    assertThat(Authorization.reaches(administrator, ACME))
        .as("the issuer is none of those that they administer")
        .isFalse();
  }

  @Test
  @DisplayName("reaches no organization but its own, whatever it is asked")
  void ownOrganizationAlone() {
    var random = new Random(26);
    for (int round = 0; round < 2_000; round++) {
      var held = mandate(random);
      if (held.organization().isPresent()) {
        var own = held.organization().get();
        assertThat(EVERYTHING)
            .filteredOn(held::covers)
            .allMatch(
                command ->
                    command.scope().equals(held.issuer())
                        && (!(command instanceof OrganizationCommand about)
                            || about.organization().equals(own)),
                "is of " + own);
      }
    }
  }

  private static CreateApiKey create(Mandate mandate) {
    return new CreateApiKey("ci", mandate, List.of(), Optional.empty());
  }

  /// Of any role, in one of two issuers, with most of what the role has or with little of it.
  private static Mandate mandate(Random random) {
    var roles = List.of(Role.values());
    var role = roles.get(random.nextInt(roles.size()));
    int most = random.nextInt(1, 10);
    var permissions =
        Arrays.stream(Permission.values())
            .filter(_ -> random.nextInt(10) <= most)
            .collect(Collectors.toSet());
    var issuer =
        role == Role.OWNER
            ? Optional.<IssuerId>empty()
            : Optional.of(random.nextBoolean() ? ACME : OTHER);
    var organization =
        role.isOfOrganization()
            ? Optional.of(random.nextBoolean() ? ORG : OTHER_ORG)
            : Optional.<OrganizationId>empty();
    return new Mandate(role, issuer, organization, permissions);
  }
}
