package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Several logins under way in one browser.
final class TabsTest {
  @TempDir private static Path data;
  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  @Test
  @DisplayName("Four tabs opened at once in a browser without cookies: each login completes")
  void tabsOpenedAtOnce() throws Exception {
    for (int round = 0; round < 10; round++) {
      var browser = TwoTenants.visitor();
      var pages = openAtOnce(browser, 4);
      for (int tab = 0; tab < pages.size(); tab++) {
        var answer = browser.signIn(pages.get(tab), TwoTenants.ADA, TwoTenants.PASSWORD);
        assertThat(answer.query()).containsEntry("state", "tab-" + tab).containsKey("code");
      }
    }
  }

  @Test
  @DisplayName("Four tabs that send their passwords at once: each login completes, each code works")
  void tabsSentAtOnce() throws Exception {
    var browser = TwoTenants.visitor();
    var pages = openAtOnce(browser, 4);
    var tabs = pages.stream().map(_ -> browser.twin()).toList();
    var answers =
        atOnce(4, tab -> tabs.get(tab).signIn(pages.get(tab), TwoTenants.ADA, TwoTenants.PASSWORD));

    for (var answer : answers) {
      assertThat(TENANTS.acme().redeem(TwoTenants.code(answer)).isOk()).isTrue();
    }
    for (var tab : tabs) {
      browser.rejoin(tab);
      assertThat(browser.open(TENANTS.acme().authorize()).query()).containsKey("code");
    }
  }

  @Test
  @DisplayName("However many tabs are opened at once, a browser keeps a bounded number of cookies")
  void cookiesAreBounded() throws Exception {
    var browser = TwoTenants.visitor();
    var _ = openAtOnce(browser, 40);
    var page = browser.open(TENANTS.acme().authorize());

    assertThat(browser.cookies()).isEqualTo(20);
    assertThat(browser.signIn(page, TwoTenants.ADA, TwoTenants.PASSWORD).query())
        .containsKey("code");
  }

  /// Each tab asks before any has an answer.
  private static List<Page> openAtOnce(Visitor browser, int tabs) throws Exception {
    var twins = new ArrayList<Visitor>();
    for (int tab = 0; tab < tabs; tab++) {
      twins.add(browser.twin());
    }
    var pages =
        atOnce(
            tabs,
            tab -> twins.get(tab).open(TENANTS.acme().authorize(Map.of("state", "tab-" + tab))));
    twins.forEach(browser::rejoin);
    return pages;
  }

  private interface InTab {
    Page run(int tab) throws Exception;
  }

  private static List<Page> atOnce(int tabs, InTab act) throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      var calls = new ArrayList<Callable<Page>>();
      for (int tab = 0; tab < tabs; tab++) {
        int number = tab;
        calls.add(() -> act.run(number));
      }
      var pages = new ArrayList<Page>();
      for (var answer : threads.invokeAll(calls)) {
        pages.add(answer.get());
      }
      return pages;
    }
  }
}
