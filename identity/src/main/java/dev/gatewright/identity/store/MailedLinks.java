package dev.gatewright.identity.store;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.mail.Posting;
import dev.gatewright.identity.text.Text;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Links and codes that were mailed and are good for once.
public interface MailedLinks {
  /// Keeps the link and writes the mail, in one unit. It ends the former one of the same purpose
  /// and person (or address), where a way back to an address ends the one to that address alone; of
  /// those that anybody can ask for a few stay for each network that asks, so that nobody ends what
  /// another asked for, and using one ends the others. Where the quota of mails is spent nothing
  /// happens, and former links are good still.
  Posting issue(TenantId tenant, FreshLink link, Mail mail, By by);

  /// As above for a code that goes to a telephone.
  Posting issue(TenantId tenant, FreshLink link, Text text, By by);

  /// What a token opens, without using it: a page shows it, and mail scanners look at pages.
  Found find(TenantId tenant, LinkToken token, Instant now);

  /// What a token opens.
  sealed interface Found {
    record Alive(MailedLink link) implements Found {}

    /// It was used, by whoever it was.
    record Used(LinkPurpose purpose) implements Found {}

    /// It expired, a later one took its place, or there never was one.
    record Gone() implements Found {}
  }

  /// Uses the link up, with its code: true for exactly one of any number of callers, and durable
  /// before it is answered. Whatever a link does is done by the same unit that uses it up; this is
  /// for what changes nothing else in the store.
  boolean spend(TenantId tenant, LinkId link, By by);

  /// The link of this id while its code is good and has this hash, compared in constant time; empty
  /// otherwise, for whatever reason. It uses nothing up and counts nothing: how often somebody may
  /// be wrong is counted where it costs the same whether or not there is a code.
  Optional<MailedLink> byCode(TenantId tenant, LinkId link, byte[] codeHash, Instant now);

  /// Ends what the person was mailed for these purposes.
  void end(TenantId tenant, UserId person, Set<LinkPurpose> purposes);
}
