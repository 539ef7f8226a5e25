package dev.gatewright.client.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is remembered is bounded, and the longest unused goes first")
class LruMapTest {
  @Test
  @DisplayName("By count: a value that was looked up stays before one that was not")
  void count() {
    var map = LruMap.<String, Integer>ofAtMost(2);
    map.keep("a", 1);
    map.keep("b", 2);
    assertThat(map.find("a")).contains(1);
    map.keep("c", 3);
    assertThat(map.find("b")).isEmpty();
    assertThat(map.find("a")).contains(1);
    map.keep("a", 4);
    assertThat(map.find("c")).contains(3);
    assertThat(map.remove("a")).contains(4);
    assertThat(map.remove("a")).isEmpty();
    map.keep("d", 5);
    assertThat(map.find("c")).contains(3);
  }

  @Test
  @DisplayName(
      "By weight: a heavy value pushes out as many as it must, and one too heavy is not kept")
  void weight() {
    var map = LruMap.<String, String>weighingAtMost(10, String::length);
    map.keep("a", "four");
    map.keep("b", "four");
    map.keep("c", "sixsix");
    assertThat(map.find("a")).isEmpty();
    assertThat(map.find("b")).contains("four");
    assertThat(map.find("c")).contains("sixsix");
    map.keep("c", "one");
    map.keep("d", "one");
    assertThat(map.find("b")).contains("four");
    map.keep("e", "elevenabcde");
    assertThat(map.find("e")).isEmpty();
    map.keep("f", "four");
    assertThat(map.find("f")).contains("four");
  }
}
