package dev.gatewright.server.place;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Writes small files of places as the MaxMind DB File Format 2.0 has them, for IPv6 with IPv4 in
/// it.
public final class PlacesFile {
  /// Where nothing is known.
  private static final int NOTHING = -1;

  private final String type;
  private final List<int[]> nodes = new ArrayList<>(List.of(new int[] {NOTHING, NOTHING}));
  private final List<Object> records = new ArrayList<>();

  public PlacesFile(String type) {
    this.type = type;
  }

  /// Each name by its language.
  public static Map<String, Object> place(String country, Map<String, String> city) {
    return Map.of("country", Map.of("iso_code", country), "city", Map.of("names", city));
  }

  /// All of an IPv4 /24, such as `192.0.2`.
  public PlacesFile with(String network, Map<String, Object> place) {
    var bits = new StringBuilder("0".repeat(96));
    for (var part : network.split("\\.", -1)) {
      var octet = Integer.toBinaryString(Integer.parseInt(part));
      bits.append("0".repeat(8 - octet.length())).append(octet);
    }
    int at = 0;
    for (int i = 0; i < bits.length() - 1; i++) {
      int side = bits.charAt(i) - '0';
      if (nodes.get(at)[side] == NOTHING) {
        nodes.get(at)[side] = nodes.size();
        nodes.add(new int[] {NOTHING, NOTHING});
      }
      at = nodes.get(at)[side];
    }
    // The first record is -2, the next -3: told from nodes by being below nothing.
    nodes.get(at)[bits.charAt(bits.length() - 1) - '0'] = NOTHING - 1 - records.size();
    records.add(place);
    return this;
  }

  /// Puts it there as a program does that keeps such files current: by a rename.
  public void write(Path file) throws IOException {
    var data = new ByteArrayOutputStream();
    var offsets = new ArrayList<Integer>();
    for (var record : records) {
      offsets.add(data.size());
      put(data, record);
    }
    var out = new ByteArrayOutputStream();
    for (var node : nodes) {
      for (int side : node) {
        int value =
            side >= 0
                ? side
                : side == NOTHING ? nodes.size() : nodes.size() + 16 + offsets.get(-2 - side);
        out.write(value >> 16);
        out.write(value >> 8);
        out.write(value);
      }
    }
    out.writeBytes(new byte[16]);
    data.writeTo(out);
    out.writeBytes("\u00ab\u00cd\u00efMaxMind.com".getBytes(ISO_8859_1));
    var about = new LinkedHashMap<String, Object>();
    about.put("node_count", nodes.size());
    about.put("record_size", (short) 24);
    about.put("ip_version", (short) 6);
    about.put("database_type", type);
    about.put("languages", List.of("en"));
    about.put("binary_format_major_version", (short) 2);
    about.put("binary_format_minor_version", (short) 0);
    about.put("build_epoch", 1_790_000_000L);
    about.put("description", Map.of("en", "Made for a test"));
    put(out, about);
    var beside = file.resolveSibling(file.getFileName() + ".new");
    Files.write(beside, out.toByteArray());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void put(ByteArrayOutputStream out, Object value) {
    switch (value) {
      case String text -> {
        var bytes = text.getBytes(UTF_8);
        out.write((2 << 5) | bytes.length);
        out.writeBytes(bytes);
      }
      case Map<?, ?> map -> {
        out.write((7 << 5) | map.size());
        map.forEach((key, member) -> {
          put(out, key);
          put(out, member);
        });
      }
      case List<?> list -> {
        out.write(list.size());
        out.write(11 - 7);
        list.forEach(member -> put(out, member));
      }
      case Short number -> whole(out, 5 << 5, number, 2);
      case Integer number -> whole(out, 6 << 5, number, 4);
      case Long number -> {
        out.write(8);
        out.write(9 - 7);
        bytes(out, number, 8);
      }
      default -> throw new IllegalArgumentException(value.getClass().toString());
    }
  }

  private static void whole(ByteArrayOutputStream out, int type, long number, int size) {
    out.write(type | size);
    bytes(out, number, size);
  }

  private static void bytes(ByteArrayOutputStream out, long number, int size) {
    for (int i = size - 1; i >= 0; i--) {
      out.write((int) (number >> (8 * i)));
    }
  }
}
